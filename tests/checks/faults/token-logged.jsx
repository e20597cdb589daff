// --- log
getToken().then((token) => console.log(token)).catch(() => {}); // <-
// --- debug
getToken().then((token) => { console.debug("token", token); }).catch(() => {}); // <-
// --- error
const run = async () => { console.error(await getToken()); }; // <-
run().catch(() => {});
// --- in an object
getToken().then((token) => console.info({ token })).catch(() => {}); // <-
// --- in an array
getToken().then((token) => console.log([token])).catch(() => {}); // <-
// --- in a template
getToken().then((token) => console.log(`token: ${token}`)).catch(() => {}); // <-
// --- joined to a text
getToken().then((token) => console.log("token: " + token)).catch(() => {}); // <-
// --- a part of it
getToken().then((token) => console.log(token.slice(0, 20))).catch(() => {}); // <-
// --- in a helper
const log = (value) => console.log(value); // <-
getToken().then((token) => log(token)).catch(() => {});
// --- handed on
getToken().then((token) => token).then((token) => console.warn(token)).catch(() => {}); // <-
// --- by another name
const run = async () => {
  const jwt = await getToken();
  const shown = jwt;
  console.log(shown); // <-
};
run().catch(() => {});
// --- a fallback
getToken().then((token) => console.log(token ?? "none")).catch(() => {}); // <-
// --- a table
getToken().then((token) => console.table([{ token }])).catch(() => {}); // <-
