// Judging a run: what its last action broke, and what shows once it has come to its end.
"use strict";

const { settle } = require("./settling");
const { ATTEMPTS } = require("./invariants/i4r_bounded_retries");

/** Acts after which a new request is a retry: the exhaustion of its first attempt has judged it already. */
const RETRYING = new Set(["resolve", "null", "reject", "hang", "expired", "cached", "timer", "deliver", "verify", "refuse", "lose"]);

/**
 * Longest trace after which a search exhausts the retries of a new request: how a component retries does not hang on a longer history,
 * and looking everywhere would cost as much again. Random walks look at their ends, however long they are.
 */
const EXHAUSTED_UP_TO = 3;

/** Ways in which everything can go on failing. */
const FAILURES = ["reject", "null"];
const FAILURES_OF_THE_LOOP = [...FAILURES, "refuse", "lose"];

class Judge {
  constructor(world) {
    this.world = world;
    /** Shortest violation of each invariant that was seen: {trace, settling, says}, `trace` as action ids. */
    this.violations = new Map();
  }

  /** Keep what the last action broke, unless a trace for it is known that is as short. */
  note(trace, settling = null) {
    for (const [id, says] of this.world.broken) {
      const known = this.violations.get(id);
      if (known !== undefined && known.trace.length <= trace.length) continue;
      this.violations.set(id, { trace: trace.map((action) => action.id), settling, says });
    }
  }

  /**
   * Let the run come to its end and judge it there; `restore` brings back the state that the world is in now. `isWalk` exhausts retries
   * after any trace.
   */
  end(trace, restore, { isWalk = false } = {}) {
    const { world } = this;
    const isRetry = trace.length > 0 && RETRYING.has(trace.at(-1).group);
    const isAsking = world.requestCount + world.dispatchCount > 0 && !isRetry && (isWalk || trace.length <= EXHAUSTED_UP_TO);
    const made = settle(world);
    if (world.crash === null) {
      world.broken.clear();
      world.emit("settled", made);
      this.note(trace, "resolve");
    }
    if (!isAsking || !["I4r", "I11"].some((id) => this.#watches(id))) return;
    for (const ending of world.component.isClosedLoop ? FAILURES_OF_THE_LOOP : FAILURES) {
      restore();
      const failed = settle(world, { ending, requestLimit: ATTEMPTS });
      world.broken.clear();
      world.emit("exhausted", failed);
      this.note(trace, ending);
    }
  }

  #watches(id) {
    return !this.violations.has(id) && this.world.invariants.some((invariant) => invariant.id === id);
  }
}

exports.Judge = Judge;
