// Clerk in this browser: who is signed in, what `useAuth` returns, and the token requests that are under way.
"use strict";

const { PARTS, MARK, known } = require("./symbols");
const { encodeBase64Url } = require("./base64");

const TOKEN_LIFE_SECONDS = 60;

/** Remaining life below which a cached token is not given out any more. */
const CACHED_MS = 5_000;

/** The identities that a browser can have. They differ in single respects, so a key that leaves one out is found out. */
const IDENTITIES = {
  A: { userId: "user_A", sessionId: "sess_A", orgId: null, orgRole: null, orgSlug: null, actor: null },
  B: { userId: "user_B", sessionId: "sess_B", orgId: null, orgRole: null, orgSlug: null, actor: null },
  A2: { userId: "user_A", sessionId: "sess_A2", orgId: null, orgRole: null, orgSlug: null, actor: null },
  AO: { userId: "user_A", sessionId: "sess_A", orgId: "org_O", orgRole: "org:admin", orgSlug: "o", actor: null },
  AM: { userId: "user_A", sessionId: "sess_A", orgId: "org_O", orgRole: "org:member", orgSlug: "o", actor: null },
  AP: { userId: "user_A", sessionId: "sess_A", orgId: "org_P", orgRole: "org:admin", orgSlug: "p", actor: null },
};

/** What stands for an identity in a sentence. */
const NAMES = {
  A: "A",
  A2: "A in a second session",
  AO: "A as admin of an organization",
  AM: "A as member of an organization",
  AP: "A as admin of another organization",
  B: "B",
};

/** One call of getToken that has not ended. */
class Request {
  constructor(identity, isFromCache, isWaiting, startedAt, promise) {
    this[MARK] = 0;
    this.identity = identity;
    this.isFromCache = isFromCache;
    this.isWaiting = isWaiting;
    this.isSlow = false;
    this.startedAt = startedAt;
    this.promise = promise;
  }

  [PARTS]() {
    return ["request", this.identity, this.isFromCache, this.isWaiting, this.isSlow, this.promise];
  }
}

/** What `useAuth` returns, a new object each time. */
class Auth {
  constructor(clerk) {
    this[MARK] = 0;
    const { identity } = clerk;
    const fields = identity === undefined ? UNKNOWN : identity === null ? SIGNED_OUT : IDENTITIES[identity];
    this.isLoaded = identity !== undefined;
    this.isSignedIn = identity === undefined ? undefined : identity !== null;
    this.userId = fields.userId;
    this.sessionId = fields.sessionId;
    this.orgId = fields.orgId;
    this.orgRole = fields.orgRole;
    this.orgSlug = fields.orgSlug;
    this.actor = fields.actor;
    this.sessionClaims = identity ? clerk.sessionClaims(identity) : fields.userId;
    this.has = known("has", [], () => false);
    this.signOut = clerk.signOut;
    this.getToken = clerk.getToken;
  }

  [PARTS]() {
    return ["auth", this.userId, this.sessionId, this.orgId, this.orgRole, this.has, this.sessionClaims, this.getToken];
  }
}

class Clerk {
  constructor(world) {
    this.world = world;
    this.context = world.renderer.createContext(null, "Clerk");
    this.signOut = known("signOut", [], () => world.promises.Promise.resolve());
    this.useAuth = () => world.renderer.react.useContext(this.context);
    /** Tokens that were handed out, and what each holds. They depend on nothing but identity and time, so they may stay between runs. */
    this.tokens = new Map();
    this.made = new Map();
  }

  reset() {
    this.status = "loading";
    /** Identity of the active session, also while it is pending; null without one. */
    this.session = null;
    this.isPending = false;
    this.requests = [];
    /** The token that was given last for each identity: what the cache holds. */
    this.given = {};
    this.newGetToken();
  }

  /** Clerk's identity: undefined while it is unknown, null when it is signed out. */
  get identity() {
    if (this.status !== "ready") return undefined;
    return this.isPending ? null : this.session;
  }

  newGetToken() {
    this.getToken = known("getToken", [], (options) => this.#request(options ?? {}));
    this.refresh();
  }

  /** Make what `useAuth` returns anew; Clerk does so with every change and every token. */
  refresh() {
    this.world.renderer.setContext(this.context, new Auth(this));
  }

  /** Change status and session, and tell everybody who watches. */
  become(status, session, { isPending = false } = {}) {
    this.status = status;
    this.session = session;
    this.isPending = isPending;
    if (status === "ready") {
      for (const request of this.requests) {
        if (!request.isWaiting) continue;
        request.isWaiting = false;
        request.identity = session;
      }
    }
    this.refresh();
  }

  #request({ skipCache = false }) {
    const { world } = this;
    const promise = world.promises.pending();
    const request = new Request(this.session, !skipCache, this.status === "loading", world.clock.now, promise);
    this.requests.push(request);
    world.requestCount++;
    world.note("request", { identity: request.identity, skipCache });
    world.emit("requested", request);
    return promise;
  }

  /** End a request: `resolve` with its token, `expired` with one that is over, `null`, or `reject`; `hang` never ends it. */
  end(request, how) {
    this.requests.splice(this.requests.indexOf(request), 1);
    const { promise, identity, isFromCache } = request;
    const { promises } = this.world;
    if (how === "reject") promises.reject(promise, Object.assign(new Error("request failed"), { status: 500 }));
    else if (how === "resolve") promises.resolve(promise, identity === null ? null : this.#token(identity, false, isFromCache));
    else if (how === "cached") promises.resolve(promise, this.given[identity]);
    else if (how === "expired") promises.resolve(promise, this.#token(identity, true, true));
    else if (how === "null") promises.resolve(promise, null);
  }

  /** The claims of a session token made now; undefined when the component reads none, so that time does not tell states apart. */
  sessionClaims(identity) {
    return this.world.component.usesClaims ? this.#claims(identity, false) : undefined;
  }

  #claims(identity, isExpired) {
    const { userId, sessionId, orgId, orgRole } = IDENTITIES[identity];
    const iat = Math.floor(this.world.clock.now / 1000) - (isExpired ? 2 * TOKEN_LIFE_SECONDS : 0);
    const claims = { sub: userId, sid: sessionId, iat, exp: iat + TOKEN_LIFE_SECONDS };
    if (orgId !== null) claims.o = { id: orgId, rol: orgRole };
    return claims;
  }

  /** Whether the cache holds a token for an identity that it still gives out. */
  hasCached(identity) {
    const token = this.given[identity];
    return token !== undefined && this.tokens.get(token).endsAt * 1000 - this.world.clock.now > CACHED_MS;
  }

  /** A token that is made now, or was a life ago; what comes from the cache is not what a new request gives. */
  #token(identity, isExpired, isFromCache) {
    const name = `${identity} ${isExpired} ${isFromCache} ${Math.floor(this.world.clock.now / 1000)}`;
    let token = this.made.get(name);
    if (token === undefined) {
      const claims = this.#claims(identity, isExpired);
      const payload = encodeBase64Url(JSON.stringify(claims));
      token = `eyJhbGciOiJSUzI1NiJ9.${payload}.${isFromCache ? "Y2FjaGVk" : "c2lnbmF0dXJl"}`;
      this.made.set(name, token);
      this.tokens.set(token, { identity, isExpired, isFromCache, endsAt: claims.exp });
    }
    if (!isExpired && this.world.component.isClosedLoop) this.given[identity] = token;
    return token;
  }

  /** What a token holds: its identity and whether it was over on arrival; null for what is no token. */
  read(token) {
    return this.tokens.get(token) ?? null;
  }

  get parts() {
    const auth = this.world.renderer.getContext(this.context);
    return [this.status, this.session, this.isPending, this.getToken, auth, this.given, this.requests.length];
  }
}

const SIGNED_OUT = { userId: null, sessionId: null, orgId: null, orgRole: null, orgSlug: null, actor: null };
const UNKNOWN = { userId: undefined, sessionId: undefined, orgId: undefined, orgRole: undefined, orgSlug: undefined, actor: undefined };

/** Say who an identity is. */
function nameOf(identity) {
  if (identity === undefined) return "unknown";
  return identity === null ? "signed out" : `signed in as ${NAMES[identity]}`;
}

exports.Clerk = Clerk;
exports.IDENTITIES = IDENTITIES;
exports.TOKEN_LIFE_SECONDS = TOKEN_LIFE_SECONDS;
exports.nameOf = nameOf;
