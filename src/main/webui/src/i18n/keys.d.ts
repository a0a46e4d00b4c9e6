import 'i18next';
import type desk from './zh-CN/desk.json';
import type home from './zh-CN/home.json';
import type problems from './zh-CN/problems.json';
import type lot from './zh-CN/lot.json';
import type notices from './zh-CN/notices.json';
import type trade from './zh-CN/trade.json';
import type openings from './zh-CN/openings.json';
import type results from './zh-CN/results.json';
import type help from './zh-CN/help.json';
import type shell from './zh-CN/shell.json';
import type verify from './zh-CN/verify.json';

/** Makes a key that does not exist a mistake the compiler finds; one line per area. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      desk: typeof desk;
      help: typeof help;
      home: typeof home;
      lot: typeof lot;
      notices: typeof notices;
      openings: typeof openings;
      problems: typeof problems;
      results: typeof results;
      shell: typeof shell;
      trade: typeof trade;
      verify: typeof verify;
    };
  }
}
