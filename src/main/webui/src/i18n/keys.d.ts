import 'i18next';
import type agencyConduct from './zh-CN/agencyConduct.json';
import type agencyPrepare from './zh-CN/agencyPrepare.json';
import type bidder from './zh-CN/bidder.json';
import type centre from './zh-CN/centre.json';
import type centreHouse from './zh-CN/centreHouse.json';
import type letters from './zh-CN/letters.json';
import type desk from './zh-CN/desk.json';
import type expert from './zh-CN/expert.json';
import type hall from './zh-CN/hall.json';
import type home from './zh-CN/home.json';
import type problems from './zh-CN/problems.json';
import type lot from './zh-CN/lot.json';
import type notices from './zh-CN/notices.json';
import type trade from './zh-CN/trade.json';
import type openings from './zh-CN/openings.json';
import type room from './zh-CN/room.json';
import type regulator from './zh-CN/regulator.json';
import type trustee from './zh-CN/trustee.json';
import type results from './zh-CN/results.json';
import type help from './zh-CN/help.json';
import type screen from './zh-CN/screen.json';
import type shell from './zh-CN/shell.json';
import type signing from './zh-CN/signing.json';
import type verify from './zh-CN/verify.json';

/** Makes a key that does not exist a mistake the compiler finds; one line per area. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      agencyConduct: typeof agencyConduct;
      agencyPrepare: typeof agencyPrepare;
      bidder: typeof bidder;
      centre: typeof centre;
      centreHouse: typeof centreHouse;
      letters: typeof letters;
      desk: typeof desk;
      expert: typeof expert;
      help: typeof help;
      hall: typeof hall;
      home: typeof home;
      lot: typeof lot;
      notices: typeof notices;
      openings: typeof openings;
      problems: typeof problems;
      regulator: typeof regulator;
      trustee: typeof trustee;
      results: typeof results;
      room: typeof room;
      screen: typeof screen;
      shell: typeof shell;
      trade: typeof trade;
      signing: typeof signing;
      verify: typeof verify;
    };
  }
}
