// Reflex's event loop in the page, the websocket, and the backend's session at its other end. For a component that takes no
// acknowledgement, a dispatch is handled as soon as the socket is up; for one that does, dispatches are under way until they are delivered.
"use strict";

const { known } = require("./symbols");
const { Backend, FIRST_SEQ, NOTHING } = require("./backend");

class Reflex {
  constructor(world) {
    this.world = world;
    this.backend = new Backend(world.clock);
    this.context = world.renderer.createContext(null, "EventLoop");
    this.kinds = new Map();
    this.makeEvent = known("ReflexEvent", [], (name, payload = {}, eventActions = {}, handler = null) => ({
      name,
      payload,
      handler,
      event_actions: eventActions,
    }));
  }

  reset() {
    this.isUp = true;
    this.queue = [];
    /** Dispatches that have left the page and not reached the backend. */
    this.underWay = [];
    /** Whether the page shows the state of this load, connection or navigation, and what it shows as the acknowledgement. */
    this.isHydrated = false;
    this.shown = NOTHING;
    /** The greatest sequence number that was dispatched or seen. */
    this.lastSeq = FIRST_SEQ;
    /** The number of the last dispatch; undefined before the first, and for one without. */
    this.sentSeq = undefined;
    this.hasDispatched = false;
    this.backend.reset();
    this.newAddEvents();
    this.connect();
  }

  /** Identity that the backend holds: null once it was told "signed out", undefined as long as it was told nothing. */
  get holds() {
    return this.backend.identity;
  }

  /** Whether a dispatch was made that the page has no answer to. */
  get isUnanswered() {
    return this.queue.length > 0 || this.underWay.length > 0 || this.backend.verifying !== null || this.sentSeq > this.shown.seq;
  }

  newAddEvents() {
    this.addEvents = known("addEvents", [], (events, _args, eventActions) => this.#add(events, eventActions));
    this.#provide();
  }

  /** A connection: a new empty array of errors, then what was queued, first in, first out. */
  connect() {
    this.isUp = true;
    this.underWay = [];
    this.connectErrors = [];
    this.#provide();
  }

  disconnect() {
    this.isUp = false;
    this.underWay = [];
    this.connectErrors = [{ message: "websocket error" }];
    this.#provide();
  }

  loseState() {
    this.backend.forget();
  }

  /** The page's state arrives. */
  hydrate() {
    this.isHydrated = true;
    this.#show();
    this.world.emit("hydrated");
  }

  /** The page's state is no longer that of this page or connection. */
  dehydrate() {
    this.isHydrated = false;
    this.world.update();
  }

  #show() {
    this.shown = this.backend.acknowledgement();
    this.world.update();
  }

  #provide() {
    this.world.renderer.setContext(this.context, [this.addEvents, this.connectErrors]);
  }

  #add(events, eventActions) {
    for (const event of Array.isArray(events) ? events : [events]) {
      if (!event) continue;
      const dispatch = this.#judge(event);
      this.world.note(dispatch.kind, { name: event.name, identity: dispatch.identity, queued: !this.isUp });
      this.world.emit("dispatched", dispatch);
      if (this.isUp) this.#send(dispatch);
      else if (!(eventActions?.temporal || event.event_actions?.temporal)) this.queue.push(dispatch);
    }
  }

  /** Say what an event means: a set or a clear of the session, or something else of the application. */
  #judge(event) {
    const kind = this.#kind(event.name);
    const token = kind === "set" ? this.world.clerk.read(event.payload?.token) : null;
    const { identity = null, isExpired = false, isFromCache = false, endsAt = null } = token ?? {};
    const dispatch = { kind, identity, isToken: token !== null, isExpired, isFromCache, endsAt };
    return this.world.component.isClosedLoop && kind !== "other" ? this.#numbered(dispatch, event.payload?.seq) : dispatch;
  }

  /** What an event is by its name, whatever the path before it. There are few names, and each is looked at once. */
  #kind(name) {
    let kind = this.kinds.get(name);
    if (kind === undefined) {
      const { set, clear } = this.world.component.events;
      const last = String(name).split(".").at(-1);
      kind = last === set ? "set" : last === clear ? "clear" : "other";
      this.kinds.set(name, kind);
    }
    return kind;
  }

  #numbered(dispatch, seq) {
    this.hasDispatched = true;
    this.world.dispatchCount++;
    this.sentSeq = seq;
    if (seq > this.lastSeq) this.lastSeq = seq;
    return { ...dispatch, seq, startedAt: this.world.clock.now, isSlow: false };
  }

  /** Let a dispatch go to a backend that is there: it is under way, if its delivery is an act of its own. */
  #send(dispatch) {
    if (dispatch.kind === "other") return;
    if (this.world.component.isClosedLoop) this.underWay.push(dispatch);
    else this.#handle(dispatch);
  }

  /** The backend handles an event: a token that does not verify signs it out, as the published state does. */
  #handle(dispatch) {
    const { world, backend } = this;
    const before = this.holds;
    // Without an acknowledgement nobody asks when the session ends, so that time does not tell states apart.
    if (backend.arrive({ ...dispatch, endsAt: Infinity }) && dispatch.kind === "set") backend.conclude({ isGood: !dispatch.isExpired });
    if (dispatch.kind === "set" && dispatch.isExpired) world.sawExpired = true;
    world.note("backend", { holds: this.holds, before });
    world.emit("handled", dispatch);
  }

  /** Send what was queued while the socket was down; tokens that waited through a long drop are over. */
  sendQueued() {
    for (const dispatch of this.queue.splice(0)) this.#send(dispatch.kind === "set" ? { ...dispatch, isExpired: true } : dispatch);
  }

  /**
   * What was dispatched first reaches the backend. `isAtOnce` false leaves the verification of a token under way; `isSilent` shows nothing
   * of it, as the page is told a moment later.
   */
  deliver({ isAtOnce = true, isSilent = false } = {}) {
    const { world, backend } = this;
    const dispatch = this.underWay.shift();
    const before = this.holds;
    if (!backend.arrive(dispatch)) world.emit("ignored", dispatch);
    else if (dispatch.kind === "set") {
      if (isAtOnce) return this.conclude();
      world.note("verifying", { identity: dispatch.identity });
    } else {
      world.note("backend", { holds: this.holds, before });
      world.emit("handled", dispatch);
    }
    if (!isSilent) this.#show();
  }

  /** The verification of a token ends. */
  conclude({ isGood = true } = {}) {
    const { world, backend } = this;
    const dispatch = backend.verifying;
    const before = this.holds;
    const isTaken = backend.conclude({ isGood: isGood && !dispatch.isExpired });
    if (dispatch.isExpired) world.sawExpired = true;
    world.note(isTaken ? "backend" : "rejected", { holds: this.holds, before, identity: dispatch.identity });
    world.emit(isTaken ? "handled" : "refused", dispatch);
    this.#show();
  }

  /** What was dispatched first is lost on its way. */
  lose() {
    const { kind, identity } = this.underWay.shift();
    this.world.note("lost", { what: kind, identity });
  }

  get parts() {
    const open = [this.isUp, this.addEvents, this.connectErrors, this.holds, this.queue.length, ...this.queue];
    if (!this.world.component.isClosedLoop) return open;
    return [...open, ...this.backend.parts, this.isHydrated, this.shown, this.hasDispatched, this.sentSeq, this.lastSeq, this.underWay];
  }
}

exports.Reflex = Reflex;
