// The clock and the timers: time stands still until a timer fires.
"use strict";

const { PARTS, MARK, known } = require("./symbols");

/** What Date.now() gives at the start: 14 November 2023, 22:13:20 UTC. */
const START_MS = 1_700_000_000_000;

/** What setTimeout returns: an object, as in Node, because the count of a browser's ids would tell equal states apart. */
class Timer {
  constructor(number, due, callback, given, everyMs) {
    this[MARK] = 0;
    this.number = number;
    this.due = due;
    this.callback = callback;
    this.given = given;
    this.everyMs = everyMs;
    this.clock = null;
  }

  [Symbol.toPrimitive]() {
    return this.number;
  }

  [PARTS]() {
    if (this.clock === null) return ["timer, over"];
    return ["timer", this.due - this.clock.now, this.callback, this.given, this.everyMs];
  }
}

class Clock {
  reset() {
    this.now = START_MS;
    /** By how much the browser's clock is ahead. */
    this.skewMs = 0;
    /** Armed timers in the order in which they will fire. */
    this.timers = [];
    this.count = 0;
  }

  /** What the browser's clock says. */
  get told() {
    return this.now + this.skewMs;
  }

  /** Arm a timer; `everyMs` is 0 for one that fires once. */
  arm(callback, delayMs, given, everyMs) {
    const wait = Math.max(0, Math.trunc(Number(delayMs)) || 0);
    const timer = new Timer(++this.count, this.now + wait, callback, given, everyMs);
    this.#insert(timer);
    return timer;
  }

  #insert(timer) {
    timer.clock = this;
    let place = this.timers.length;
    while (place > 0 && this.timers[place - 1].due > timer.due) place--;
    this.timers.splice(place, 0, timer);
  }

  disarm(timer) {
    const place = this.timers.findIndex((armed) => armed === timer || armed.number === timer);
    if (place < 0) return false;
    this.timers.splice(place, 1)[0].clock = null;
    return true;
  }

  /** Time passes while nothing runs: the timers sleep too. */
  sleep(ms) {
    this.now += ms;
    for (const timer of this.timers) timer.due += ms;
  }

  /** Let time pass until the next timer is due, tell `elapsed`, and run the timer. */
  fire(elapsed) {
    const timer = this.timers.shift();
    timer.clock = null;
    this.now = Math.max(this.now, timer.due);
    elapsed();
    if (timer.everyMs > 0) {
      timer.due = this.now + timer.everyMs;
      this.#insert(timer);
    }
    timer.callback(...timer.given);
  }
}

/** A Date that reads the explorer's clock. */
function defineDate(clock) {
  class ExplorerDate extends Date {
    constructor(...given) {
      if (given.length === 0) super(clock.told);
      else super(...given);
    }

    static now() {
      return clock.told;
    }

    [PARTS]() {
      return ["date", this.getTime()];
    }
  }
  return known("Date", [], ExplorerDate);
}

exports.Clock = Clock;
exports.defineDate = defineDate;
