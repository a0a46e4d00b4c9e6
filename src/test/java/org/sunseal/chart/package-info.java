/** The chart, judged by helm and by what a cluster's owner asks of it. */
@NullMarked
package org.sunseal.chart;

import org.jspecify.annotations.NullMarked;
