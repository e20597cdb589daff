// The backend's session, and what it says of it: events count in the order of their numbers, without one in the order of their arrival.
"use strict";

const { IDENTITIES } = require("./clerk");

/**
 * The number that the backend has seen when a run begins. It is large, so that a sequence number is known wherever it turns up, and the
 * state hash can count it from the last one: where a component stands in its count decides nothing.
 */
const FIRST_SEQ = 10_000_000_000;

/** What a page shows until the backend's state has arrived: Reflex builds the variables' defaults into it. */
const NOTHING = { seq: 0, status: "unknown", user_id: null, session_id: null, org_id: null, expires_at: null, code: null };

class Backend {
  constructor(clock) {
    this.clock = clock;
  }

  reset() {
    this.forget();
    this.seq = FIRST_SEQ;
  }

  /** A restart without a store: everything begins anew. */
  forget() {
    this.seq = 0;
    this.verdict = "unknown";
    /** Identity that is held: null once the backend was told "signed out" or refused a token, undefined as long as it was told nothing. */
    this.identity = undefined;
    /** When the session ends, in seconds since 1970; null without one. */
    this.endsAt = null;
    /** The set whose token is being verified; whatever arrives later takes its place. */
    this.verifying = null;
    this.code = null;
  }

  /** What is held already when the page loads: a session, or with null for an identity that nobody is signed in. */
  hold(identity, endsAt) {
    if (identity === null) this.#commit("signed_out", null, null, null);
    else this.#commit("signed_in", identity, endsAt, null);
  }

  /** Take an event in: note its number, and do a clear at once. Return whether it counts, or a later one was there before it. */
  arrive(dispatch) {
    if (dispatch.seq !== undefined) {
      if (dispatch.seq <= this.seq) return false;
      this.seq = dispatch.seq;
    }
    if (dispatch.kind === "set") this.verifying = dispatch;
    else this.#commit("signed_out", null, null, null);
    return true;
  }

  /** The verification ends: a good token that has not expired signs in, anything else signs out. Return whether it signs in. */
  conclude({ isGood = true } = {}) {
    const { identity, endsAt, isToken } = this.verifying;
    const isTaken = isGood && isToken && endsAt > this.clock.now / 1000;
    if (isTaken) this.#commit("signed_in", identity, endsAt, null);
    else this.#commit("rejected", null, null, "token-refused");
    return isTaken;
  }

  #commit(verdict, identity, endsAt, code) {
    Object.assign(this, { verdict, identity, endsAt, code, verifying: null });
  }

  get isExpired() {
    return this.endsAt !== null && this.clock.now / 1000 >= this.endsAt;
  }

  get status() {
    if (this.verifying !== null) return "refreshing";
    return this.isExpired ? "stale" : this.verdict;
  }

  /** The backend's word for the page. */
  acknowledgement() {
    const isLive = this.endsAt !== null && !this.isExpired;
    const { userId, sessionId, orgId } = isLive ? IDENTITIES[this.identity] : NOBODY;
    const expires_at = isLive ? this.endsAt : null;
    return { seq: this.seq, status: this.status, user_id: userId, session_id: sessionId, org_id: orgId, expires_at, code: this.code };
  }

  get parts() {
    return [this.seq, this.verdict, this.identity, this.endsAt, this.verifying, this.code];
  }
}

const NOBODY = { userId: null, sessionId: null, orgId: null };

exports.Backend = Backend;
exports.FIRST_SEQ = FIRST_SEQ;
exports.NOTHING = NOTHING;
