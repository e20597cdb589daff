// Letting a run come to its end: every request is answered (or every one fails), the socket returns, the timers fire, nothing else happens.
"use strict";

const { ACTIONS } = require("./actions");

/** Steps after which a run that does not settle is judged as it stands. */
const STEPS = 400;

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

/** The next step towards rest, or null: requests first, then the socket, then the timers. */
function nextStep(world, ending) {
  const place = world.clerk.requests.findIndex((request) => !request.isWaiting);
  if (place >= 0) return BY_ID.get(`${world.clerk.requests[place].identity === null ? "resolve" : ending}:${place}`);
  if (!world.reflex.isUp) return BY_ID.get("return:kept");
  return world.clock.timers.length > 0 ? BY_ID.get("timer") : null;
}

/** Settle the run; `ending` is how requests end. Return how many requests were made on the way; `follow` sees each step before it is taken. */
function settle(world, { ending = "resolve", requestLimit = Infinity, follow = null } = {}) {
  let requests = 0;
  for (let step = 0; step < STEPS && requests < requestLimit && world.crash === null; step++) {
    const action = nextStep(world, ending);
    if (action === null) break;
    follow?.(action);
    world.act(action);
    requests += world.requestCount;
  }
  return requests;
}

exports.settle = settle;
