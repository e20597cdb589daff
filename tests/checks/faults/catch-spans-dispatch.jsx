// --- then and catch
getToken().then((token) => SET(token)).catch(() => CLEAR); // <-
// --- with a block
getToken().then((token) => { SET(token); }).catch(() => {
  CLEAR; // <-
});
// --- try
const run = async () => {
  try {
    SET(await getToken());
  } catch {
    CLEAR; // <-
  }
};
run();
// --- try, with the await before
const run = async () => {
  try {
    const token = await getToken();
    if (token) SET(token);
  } catch (error) {
    console.error(error.name);
    CLEAR; // <-
  }
};
run();
// --- a null token is a sign-out too
getToken()
  .then((token) => { if (token) SET(token); else CLEAR; })
  .catch(() => {
    CLEAR; // <-
  });
// --- in helpers
const onToken = (token) => SET(token);
const onFailure = () => {
  CLEAR; // <-
};
getToken().then(onToken).catch(onFailure);
// --- a then between them
getToken().then((token) => SET(token)).then(() => {}).catch(() => {
  CLEAR; // <-
});
// --- the function of the request is caught
const run = async () => { SET(await getToken()); };
run().catch(() => {
  CLEAR; // <-
});
// --- the other way round
getToken().then(() => CLEAR).catch(() => {
  SET("last resort"); // <-
});
// --- behind a guard
let active = true;
getToken().then((token) => { if (active) SET(token); }).catch(() => {
  if (active) CLEAR; // <-
});
return () => { active = false; };
// --- in finally and then
getToken().then((token) => SET(token)).finally(() => {}).catch(() => {
  CLEAR; // <-
});
// --- events of other names
getToken().then(() => addEvents([ReflexEvent("s.ready")])).catch(() => {
  addEvents([ReflexEvent("s.failed")]); // <-
});
// --- optional chaining
getToken?.()?.then((token) => addEvents?.([ReflexEvent("s.set", { token })]))?.catch(() => {
  CLEAR; // <-
});
