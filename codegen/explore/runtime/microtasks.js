// The queue of microtasks: first in, first out, drained by the world and by nobody else.
"use strict";

/** A run that queues more microtasks than this without a pause does not come to rest. */
const LIMIT = 20_000;

class Microtasks {
  #jobs = [];

  clear() {
    this.#jobs.length = 0;
  }

  /** Queue `run(first, second, third)`. */
  push(run, first, second, third) {
    this.#jobs.push(run, first, second, third);
  }

  /** Run jobs until none is left; return whether any ran. Throws RangeError when there is no end to them. */
  drain() {
    const jobs = this.#jobs;
    if (jobs.length === 0) return false;
    for (let next = 0; next < jobs.length; next += 4) {
      if (next > LIMIT * 4) throw new RangeError("the component queues microtasks without end");
      jobs[next](jobs[next + 1], jobs[next + 2], jobs[next + 3]);
    }
    jobs.length = 0;
    return true;
  }
}

exports.Microtasks = Microtasks;
