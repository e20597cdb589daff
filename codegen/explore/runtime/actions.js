// The acts of the environment: everything that can happen to a component from outside, one at a time.
"use strict";

const { IDENTITIES, nameOf } = require("./clerk");
const { LOOP_ACTIONS } = require("./loop_actions");

/** Requests beyond this number wait until an older one has ended; their order of arrival is kept. */
const OPEN_REQUESTS = 4;

/** A request that is still open after this time counts as failed: Clerk answers, or retries for minutes. */
const SLOW_MS = 5_000;

/** What a session can turn into directly, without a sign-out. */
const SWITCHES = { A: ["B", "A2", "AO"], B: ["A"], A2: ["A"], AO: ["A", "AM", "AP"], AM: ["AO"], AP: ["AO"] };

const CHANGES = {
  B: "switch to user B",
  A2: "switch to A's second session",
  AO: "switch to A's organization",
  AM: "A's role in the organization changes",
  AP: "switch to another organization, with the same role",
  A: "switch to user A, without organization",
};

function action(id, group, says, isEnabled, apply) {
  return { id, group, says, isEnabled, apply };
}

const isIn = ({ clerk }) => clerk.status === "ready" && clerk.session !== null && !clerk.isPending;
const isOut = ({ clerk }) => clerk.status === "ready" && clerk.session === null;

/** Clerk takes a new identity; `cause` names the invariant that watches whether the backend follows. */
function become(world, session, cause, options) {
  const before = world.lastKnown;
  world.clerk.become("ready", session, options);
  const { identity } = world.clerk;
  if (identity !== before) {
    world.cause = cause;
    world.emit("changed", before);
  }
  world.lastKnown = identity;
}

function clerkActions() {
  const list = [];
  const loading = ({ clerk }) => clerk.status === "loading";
  list.push(action("load:out", "load", "Clerk loads signed out", loading, (world) => become(world, null, "I1")));
  list.push(action("load:A", "load", "Clerk loads signed in as A", loading, (world) => become(world, "A", "I1")));
  for (const name of ["A", "B"]) {
    const says = `the user signs in as ${name}`;
    const isEnabled = ({ clerk }) => clerk.status === "ready" && (clerk.session === null || (clerk.isPending && clerk.session === name));
    list.push(action(`sign_in:${name}`, "sign_in", says, isEnabled, (world) => become(world, name, "I1")));
  }
  list.push(
    action("pending:A", "pending", "A's session begins, with a task pending", isOut, (world) => become(world, "A", "I1", { isPending: true })),
  );
  const canSignOut = ({ clerk }) => clerk.status === "ready" && clerk.session !== null;
  list.push(action("sign_out", "sign_out", "the user signs out", canSignOut, (world) => become(world, null, "I1")));
  for (const name of Object.keys(IDENTITIES)) {
    const isEnabled = (world) => isIn(world) && SWITCHES[world.clerk.session].includes(name);
    list.push(action(`switch:${name}`, "switch", CHANGES[name], isEnabled, (world) => become(world, name, "I9")));
  }
  list.push(
    action(
      "transitive",
      "transitive",
      "Clerk's transitive state begins: isLoaded is false",
      ({ clerk }) => clerk.status === "ready",
      (world) => world.clerk.become("transitive", null),
    ),
  );
  const arriving = ({ clerk }) => clerk.status === "transitive";
  list.push(action("arrive:out", "transitive", "the transitive state ends signed out", arriving, (world) => become(world, null, "I1")));
  for (const name of Object.keys(IDENTITIES)) {
    const isEnabled = (world) => {
      const before = world.lastKnown;
      if (!arriving(world)) return false;
      return before === null || before === undefined ? name === "A" || name === "B" : before === name || SWITCHES[before].includes(name);
    };
    const says = `the transitive state ends ${nameOf(name)}`;
    const apply = (world) => become(world, name, world.lastKnown === null ? "I1" : "I9");
    list.push(action(`arrive:${name}`, "transitive", says, isEnabled, apply));
  }
  list.push(
    action(
      "get_token",
      "get_token",
      "Clerk hands out a new getToken function",
      () => true,
      (world) => world.clerk.newGetToken(),
    ),
  );
  return list;
}

const ENDINGS = [
  ["resolve", "is answered", (request) => true, 0],
  ["null", "gives null", (request) => request.identity !== null, 1],
  ["reject", "fails", (request) => true, 1],
  ["hang", "is never answered", (request) => true, 1],
  ["expired", "gives a cached token that has expired", (request) => request.isFromCache && request.identity !== null, 1],
  ["cached", "gives the cached token once more", (request, world) => request.isFromCache && world.clerk.hasCached(request.identity), 0],
];

function requestActions() {
  const list = [];
  for (let place = 0; place < OPEN_REQUESTS; place++) {
    for (const [how, ends, fits, cost] of ENDINGS) {
      const isEnabled = (world) => {
        const request = world.clerk.requests[place];
        return request !== undefined && !request.isWaiting && fits(request, world) && world.failures + cost <= world.limits.failures;
      };
      const apply = (world) => {
        world.failures += cost;
        world.clerk.end(world.clerk.requests[place], how);
      };
      const which = place === 0 ? "the token request" : `token request ${place + 1}`;
      list.push(action(`${how}:${place}`, how, `${which} ${ends}`, isEnabled, apply));
    }
  }
  return list;
}

/** Open requests and dispatches that the next timer would find still open after SLOW_MS: each is a failure. */
function slowed(world) {
  const { due } = world.clock.timers[0];
  const isLate = (one) => !one.isSlow && due - one.startedAt >= SLOW_MS;
  const { clerk, reflex } = world;
  const verifying = reflex.backend.verifying === null ? [] : [reflex.backend.verifying];
  return [...clerk.requests.filter((request) => !request.isWaiting), ...reflex.underWay, ...verifying].filter(isLate);
}

function timerAction() {
  const isEnabled = (world) => world.clock.timers.length > 0 && world.failures + slowed(world).length <= world.limits.failures;
  return action("timer", "timer", "time passes until the next timer fires", isEnabled, (world) => {
    for (const one of slowed(world)) {
      one.isSlow = true;
      world.failures++;
    }
    const before = world.clock.now;
    world.clock.fire(() => world.emit("elapsed", world.clock.now - before));
  });
}

/** The socket is up again. What was queued is handled first, in order, before anything that the page adds now. */
function connected(world, isLost) {
  const { reflex } = world;
  reflex.connect();
  if (isLost) {
    reflex.loseState();
    world.cause = "I8";
  }
  world.emit("connected", { isLost, isConnection: true });
  reflex.sendQueued();
  if (!world.component.isClosedLoop) return;
  // The page shows the connection first, and a moment later that its state is to come.
  world.renderer.flush();
  reflex.dehydrate();
}

function socketActions() {
  const up = ({ reflex }) => reflex.isUp;
  const down = ({ reflex }) => !reflex.isUp;
  const kept = "the backend's state kept";
  const lost = "the backend's state lost";
  return [
    action("drop", "drop", "the socket drops, for long", up, (world) => world.reflex.disconnect()),
    action("return:kept", "drop", `the socket returns, ${kept}`, down, (world) => connected(world, false)),
    action("return:lost", "drop", `the socket returns, ${lost}`, down, (world) => connected(world, true)),
    action("reconnect:kept", "reconnect", `a short reconnect, ${kept}`, up, (world) => connected(world, false)),
    action("reconnect:lost", "reconnect", `a short reconnect, ${lost}`, up, (world) => connected(world, true)),
    action("add_events", "add_events", "Reflex hands out a new addEvents function", up, (world) => {
      world.reflex.newAddEvents();
      world.emit("connected", { isLost: false, isConnection: false });
    }),
  ];
}

function componentActions() {
  const mounted = (world) => world.isMounted;
  return [
    action("render", "render", "the page renders again, nothing changed", mounted, (world) => {
      world.clerk.refresh();
      world.render();
    }),
    action("unmount", "mount", "the component unmounts", mounted, (world) => world.unmount()),
    action("mount", "mount", "the component mounts again", (world) => !world.isMounted, (world) => world.mount()),
    action("hot_update", "hot_update", "Fast Refresh swaps the component's code", mounted, (world) => world.refresh()),
  ];
}

/** Page events that somebody listens to: [id, what happens, event types, change]. */
const PAGE = [
  ["focus", "the tab gets the focus", ["focus"], (browser) => (browser.focused = true)],
  ["blur", "the tab loses the focus", ["blur"], (browser) => (browser.focused = false)],
  ["online", "the browser goes online", ["online"], (browser) => (browser.online = true)],
  ["offline", "the browser goes offline", ["offline"], (browser) => (browser.online = false)],
  ["visible", "the tab becomes visible", ["visibilitychange"], (browser) => (browser.visible = true)],
  ["hidden", "the tab is hidden", ["visibilitychange"], (browser) => (browser.visible = false)],
];

function pageActions() {
  return PAGE.map(([id, says, types, change]) =>
    action(
      id,
      "page",
      says,
      ({ browser }) => types.some((type) => browser.hears(type)),
      ({ browser }) => {
        change(browser);
        for (const type of types) browser.tell(type);
      },
    ),
  );
}

/** All actions; `place` is where each stands among them. */
exports.ACTIONS = [
  ...clerkActions(),
  ...requestActions(),
  timerAction(),
  ...socketActions(),
  ...componentActions(),
  ...pageActions(),
  ...LOOP_ACTIONS,
].map((action, place) => ({ ...action, place }));
