// Reflex's event loop in the page, the websocket, and the backend's session at its other end.
"use strict";

const { known } = require("./symbols");

class Reflex {
  constructor(world) {
    this.world = world;
    this.context = world.renderer.createContext(null, "EventLoop");
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
    /** Identity that the backend holds: null once it was told "signed out", undefined as long as it was told nothing. */
    this.holds = undefined;
    this.newAddEvents();
    this.connect();
  }

  newAddEvents() {
    this.addEvents = known("addEvents", [], (events, _args, eventActions) => this.#add(events, eventActions));
    this.#provide();
  }

  /** A connection: a new empty array of errors, then what was queued, first in, first out. */
  connect() {
    this.isUp = true;
    this.connectErrors = [];
    this.#provide();
  }

  disconnect() {
    this.isUp = false;
    this.connectErrors = [{ message: "websocket error" }];
    this.#provide();
  }

  loseState() {
    this.holds = undefined;
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
      if (this.isUp) this.#handle(dispatch);
      else if (!(eventActions?.temporal || event.event_actions?.temporal)) this.queue.push(dispatch);
    }
  }

  /** Say what an event means: a set or a clear of the session, or something else of the application. */
  #judge(event) {
    const { set, clear } = this.world.component.events;
    const name = String(event.name).split(".").at(-1);
    if (name === set) {
      const token = this.world.clerk.read(event.payload?.token);
      return { kind: "set", identity: token?.identity ?? null, isExpired: token?.isExpired ?? false, isToken: token !== null };
    }
    return { kind: name === clear ? "clear" : "other", identity: null, isExpired: false, isToken: false };
  }

  /** The backend handles an event: a token that does not verify signs it out, as the published state does. */
  #handle(dispatch) {
    const { world } = this;
    if (dispatch.kind === "other") return;
    const before = this.holds;
    this.holds = dispatch.kind === "set" && dispatch.isToken && !dispatch.isExpired ? dispatch.identity : null;
    if (dispatch.kind === "set" && dispatch.isExpired) world.sawExpired = true;
    world.note("backend", { holds: this.holds, before });
    world.emit("handled", dispatch);
  }

  /** Handle what was queued while the socket was down; tokens that waited through a long drop are over. */
  deliver() {
    for (const dispatch of this.queue.splice(0)) this.#handle(dispatch.kind === "set" ? { ...dispatch, isExpired: true } : dispatch);
  }

  get parts() {
    return [this.isUp, this.addEvents, this.connectErrors, this.holds, this.queue.length, ...this.queue];
  }
}

exports.Reflex = Reflex;
