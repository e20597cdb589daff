// What can happen to a component that takes the backend's acknowledgement: when the page's state arrives, what becomes of each dispatch on
// its way, and time that passes while the computer sleeps. A dispatch is delayed by everything that happens before it is delivered.
"use strict";

const { nameOf } = require("./clerk");

/** How long the computer sleeps: longer than any session token lives. */
const SLEEP_MS = 600_000;

/** By how much a browser's clock is wrong: more than a session token lives. */
const SKEW_MS = 120_000;

/** What is left of a session's life when a page is loaded anew, in seconds. */
const LEFT_SECONDS = 58;

function action(id, group, says, isEnabled, apply) {
  return { id, group, says, isEnabled: (world) => world.component.isClosedLoop && isEnabled(world), apply };
}

const isTalking = ({ reflex }) => reflex.isUp && reflex.isHydrated;
const first = ({ reflex }) => reflex.underWay[0];

/** What happens to the dispatches, and thereby to the backend. */
function deliveryActions() {
  const isWaiting = (world) => isTalking(world) && world.reflex.backend.verifying !== null;
  const isNext = (world) => isTalking(world) && world.reflex.underWay.length > 0;
  const isSet = (world) => isNext(world) && first(world).kind === "set";
  const canFail = (world) => world.failures < world.limits.failures;
  return [
    action("deliver", "deliver", "the backend handles what was dispatched, and says so", isNext, ({ reflex }) => reflex.deliver()),
    action("verify", "verify", "the token reaches the backend, and its verification takes a while", isSet, ({ reflex }) =>
      reflex.deliver({ isAtOnce: false }),
    ),
    action("verified", "verify", "the backend's verification ends well", isWaiting, ({ reflex }) => reflex.conclude()),
    action(
      "refuse",
      "refuse",
      "the backend rejects the token, and says so",
      (world) => canFail(world) && (isWaiting(world) || isSet(world)),
      (world) => {
        world.failures++;
        const { reflex } = world;
        if (reflex.backend.verifying === null) reflex.deliver({ isAtOnce: false, isSilent: true });
        if (reflex.backend.verifying !== null) reflex.conclude({ isGood: false });
      },
    ),
    action(
      "lose",
      "lose",
      "what was dispatched is lost on its way",
      (world) => canFail(world) && isNext(world),
      (world) => {
        world.failures++;
        world.reflex.lose();
      },
    ),
  ];
}

/** What can be otherwise at the start: what the backend holds, and what the clock says. */
function startActions() {
  const isNew = ({ reflex, clerk }) => clerk.status === "loading" && !reflex.isHydrated && !reflex.hasDispatched && reflex.holds === undefined;
  const isRight = (world) => isNew(world) && world.component.usesClock && world.clock.skewMs === 0;
  return [
    ...["A", "AO", null].map((identity) =>
      action(`reload:${identity ?? "out"}`, "reload", `the page was loaded anew: the backend is ${nameOf(identity)} from before`, isNew, (world) => {
        world.reflex.backend.hold(identity, Math.floor(world.clock.now / 1000) + LEFT_SECONDS);
        world.emit("reloaded");
      }),
    ),
    action("clock:ahead", "clock", "the browser's clock is two minutes ahead", isRight, ({ clock }) => {
      clock.skewMs = SKEW_MS;
    }),
    action("clock:behind", "clock", "the browser's clock is two minutes behind", isRight, ({ clock }) => {
      clock.skewMs = -SKEW_MS;
    }),
  ];
}

/** The page's state arrives after each load, connection and navigation. */
function pageActions() {
  return [
    action(
      "hydrate",
      "hydrate",
      "the page's state arrives, with the backend's word",
      ({ reflex }) => reflex.isUp && !reflex.isHydrated,
      ({ reflex }) => reflex.hydrate(),
    ),
    action("navigate", "hydrate", "the user goes to another page of the app", isTalking, ({ reflex }) => reflex.dehydrate()),
  ];
}

/** While the computer sleeps, its timers sleep too; the browser tells of the awakening. */
function sleepAction() {
  const isQuiet = ({ clerk, reflex }) => clerk.requests.length === 0 && reflex.underWay.length === 0 && reflex.backend.verifying === null;
  const isEnabled = (world) => isTalking(world) && isQuiet(world) && world.reflex.backend.endsAt !== null && !world.reflex.backend.isExpired;
  return action("sleep", "sleep", "the computer sleeps for ten minutes, and wakes", isEnabled, (world) => {
    world.clock.sleep(SLEEP_MS);
    world.emit("elapsed", SLEEP_MS);
    world.browser.visible = true;
    world.browser.focused = true;
    world.browser.tell("visibilitychange");
    world.browser.tell("focus");
  });
}

exports.LOOP_ACTIONS = [...startActions(), ...pageActions(), ...deliveryActions(), sleepAction()];
