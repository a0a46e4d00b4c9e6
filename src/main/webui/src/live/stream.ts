import { heard, missed } from './connection';

/**
 * How news come. `live`: as they happen; `polling`: a few seconds later, because no socket stays open here; `reconnecting`: not at
 * the moment.
 */
export type Line = 'live' | 'polling' | 'reconnecting';

export interface Stream {
  /** where the socket is, as of the last news taken */
  address: () => string;
  /** takes a message of the socket; throws when it does not fit what was taken before */
  take: (message: unknown) => void;
  /** asks for what was missed in the plain way and takes it */
  ask: () => Promise<void>;
  become: (line: Line) => void;
}

/** Closed with this, an address leads nowhere, and asking again is of no use. */
const NOWHERE = 4404;
/** The platform gives a sign of life every 15 seconds: after this long without one, nobody is there. */
const SILENCE = 40_000;
const POLL = 3_000;
/** Where sockets are blocked, one is tried now and then all the same. */
const TRY_AGAIN = 60_000;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;
/** So many sockets in a row that never said anything: something on the way lets none through. */
const BLOCKED_AFTER = 2;

/** Keeps the news coming until the function it returns is called. */
export function openStream(stream: Stream): () => void {
  let socket: WebSocket | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  let polls: ReturnType<typeof setTimeout> | undefined;
  let mute = 0;
  let pause = SHORTEST_PAUSE;
  let over = false;

  const connect = () => {
    let spoke = false;
    const opened = new WebSocket(stream.address());
    socket = opened;
    const lost = (code?: number) => {
      if (over || socket !== opened) {
        return;
      }
      socket = undefined;
      clearTimeout(silence);
      if (code === NOWHERE) {
        stream.become('polling');
        return;
      }
      mute = spoke ? 0 : mute + 1;
      if (spoke) {
        missed(); // a socket that was there has gone: whether the platform has, too, the next question tells
      }
      stream.become('reconnecting');
      poll();
      const wait = mute >= BLOCKED_AFTER ? TRY_AGAIN : pause;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      next = setTimeout(connect, wait * (0.75 + Math.random() / 2)); // not everybody at the same moment
    };
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        opened.close();
        lost();
      }, SILENCE);
    };
    opened.onmessage = ({ data }) => {
      listen();
      try {
        stream.take(JSON.parse(String(data)));
      } catch {
        opened.close(); // a gap: the next socket says from where it is to go on
        lost();
        return;
      }
      spoke = true;
      mute = 0;
      pause = SHORTEST_PAUSE;
      clearTimeout(polls);
      heard();
      stream.become('live');
    };
    opened.onclose = ({ code }) => lost(code);
    listen();
  };

  /** Asks until a socket speaks; how the asking goes, the client tells the connection. */
  const poll = () => {
    clearTimeout(polls);
    polls = setTimeout(() => {
      stream
        .ask()
        .then(
          () => socket === undefined && !over && stream.become('polling'),
          () => socket === undefined && !over && stream.become('reconnecting'),
        )
        .finally(() => {
          if (!over && (socket === undefined || socket.readyState !== WebSocket.OPEN)) {
            poll();
          }
        });
    }, POLL);
  };

  /** The network is back: no reason to wait out a pause. */
  const online = () => {
    if (socket === undefined) {
      clearTimeout(next);
      mute = 0;
      connect();
    }
  };

  window.addEventListener('online', online);
  connect();
  return () => {
    over = true;
    window.removeEventListener('online', online);
    clearTimeout(silence);
    clearTimeout(next);
    clearTimeout(polls);
    socket?.close();
  };
}
