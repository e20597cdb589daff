// The queue of microtasks: first in, first out, drained by the world and by nobody else.
"use strict";

/** A run that queues more microtasks than this without a pause does not come to rest. */
const LIMIT = 20_000;

class Microtasks {
  #jobs = [];
  #end = 0;

  clear() {
    this.#jobs.fill(undefined, 0, this.#end);
    this.#end = 0;
  }

  /** Queue `run(first, second, third)`. */
  push(run, first, second, third) {
    const jobs = this.#jobs;
    jobs[this.#end++] = run;
    jobs[this.#end++] = first;
    jobs[this.#end++] = second;
    jobs[this.#end++] = third;
  }

  /** Run jobs until none is left; return whether any ran. Throws RangeError when there is no end to them. */
  drain() {
    if (this.#end === 0) return false;
    const jobs = this.#jobs;
    for (let next = 0; next < this.#end; next += 4) {
      if (next > LIMIT * 4) throw new RangeError("the component queues microtasks without end");
      jobs[next](jobs[next + 1], jobs[next + 2], jobs[next + 3]);
    }
    this.clear();
    return true;
  }
}

exports.Microtasks = Microtasks;
