// Letting a run come to its end: every request is answered (or every one fails), the socket returns, the timers fire, nothing else happens.
// A closed loop has no end while its session is refreshed: it is followed until the session that it first agrees on is over.
"use strict";

const { ACTIONS } = require("./actions");

/** Steps after which a run that does not settle is judged as it stands. */
const STEPS = 400;

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

/**
 * Time after which a backend that holds a live session of somebody else is judged, in milliseconds: long enough for every repetition after
 * the failures of one run, and shorter than the life of the session, whose refresh would hide what went wrong.
 */
const PATIENCE_MS = 40_000;

/** How dispatches end, by how the run does. */
const DELIVERIES = { refuse: "refuse", lose: "lose" };

class Settling {
  #end = null;

  constructor(world, ending) {
    this.world = world;
    this.ending = ending;
    this.startedAt = world.clock.now;
  }

  /** The next step towards rest, or null: requests first, then the socket, the dispatches and the timers. */
  next() {
    const { clerk, reflex, component } = this.world;
    const place = clerk.requests.findIndex((request) => !request.isWaiting);
    if (place >= 0) return BY_ID.get(`${this.#ends(clerk.requests[place])}:${place}`);
    if (!reflex.isUp) return BY_ID.get("return:kept");
    return (component.isClosedLoop ? this.#delivery() : null) ?? this.#timer();
  }

  /** Whether the session is held that the run is followed to the end of. */
  get hasAgreed() {
    return this.#end !== null;
  }

  /** Let time pass to the end of the session, if one is held. */
  finish() {
    const { clock } = this.world;
    if (this.#end !== null) clock.now = Math.max(clock.now, this.#end * 1000);
  }

  #ends(request) {
    return request.identity === null || this.ending in DELIVERIES ? "resolve" : this.ending;
  }

  #delivery() {
    const { reflex } = this.world;
    if (!reflex.isHydrated) return BY_ID.get("hydrate");
    if (reflex.backend.verifying !== null) return BY_ID.get(this.ending === "refuse" ? "refuse" : "verified");
    if (reflex.underWay.length === 0) return null;
    const isAccepted = this.ending === "refuse" && reflex.underWay[0].kind !== "set";
    return BY_ID.get(isAccepted ? "deliver" : (DELIVERIES[this.ending] ?? "deliver"));
  }

  #timer() {
    const { clock, failures } = this.world;
    const limit = this.#limit();
    if (clock.timers.length === 0) return null;
    const { due } = clock.timers[0];
    // After failures a renewal may come late; that it comes is what counts.
    if (due > limit && failures > 0) this.finish();
    return due <= limit || due <= this.#limit() ? BY_ID.get("timer") : null;
  }

  /** Until when timers fire. */
  #limit() {
    const { clerk, reflex, component } = this.world;
    const { endsAt, isExpired } = reflex.backend;
    if (!component.isClosedLoop || endsAt === null || isExpired) return Infinity;
    if (reflex.holds !== clerk.identity && this.#end === null) return this.startedAt + PATIENCE_MS;
    this.#end ??= endsAt;
    return this.#end * 1000;
  }
}

/**
 * Settle the run; `ending` is how requests end: as `resolve`, `reject` and `null` say, or with `refuse` and `lose` well, and what is
 * dispatched of them does not. Return how many requests and dispatches were made on the way, and how many of the requests (`renewals`) came
 * after backend and Clerk had agreed on a session; `follow` sees each step before it is taken.
 */
function settle(world, { ending = "resolve", requestLimit = Infinity, follow = null } = {}) {
  const settling = new Settling(world, ending);
  const made = { requests: 0, renewals: 0, dispatches: 0 };
  for (let step = 0; step < STEPS && made.requests < requestLimit && world.crash === null; step++) {
    const action = settling.next();
    if (action === null) break;
    follow?.(action);
    world.act(action);
    made.requests += world.requestCount;
    if (settling.hasAgreed) made.renewals += world.requestCount;
    made.dispatches += world.dispatchCount;
  }
  settling.finish();
  return made;
}

exports.settle = settle;
