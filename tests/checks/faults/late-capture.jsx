// --- in then
idRef.current++;
getToken().then((token) => {
  const id = idRef.current;
  if (id === idRef.current) SET(token); // <-
}).catch(() => {});
// --- behind an await
idRef.current += 1;
const run = async () => {
  const token = await getToken();
  const id = idRef.current;
  if (id !== idRef.current) return; // <-
  SET(token);
};
run().catch(() => {});
// --- in catch
idRef.current++;
getToken().catch(() => {
  const mine = idRef.current;
  if (mine === idRef.current) CLEAR; // <-
});
// --- in finally
idRef.current++;
getToken().catch(() => {}).finally(() => {
  const mine = idRef.current;
  if (mine === idRef.current) CLEAR; // <-
});
// --- when a timer fires
idRef.current++;
setTimeout(() => {
  const id = idRef.current;
  if (id !== idRef.current) return; // <-
  CLEAR;
}, 100);
// --- in the catch block
idRef.current++;
const run = async () => {
  try {
    await getToken();
  } catch {
    const id = idRef.current;
    if (id === idRef.current) CLEAR; // <-
  }
};
run();
// --- between two awaits
idRef.current++;
const run = async () => {
  await getToken();
  const id = idRef.current;
  const token = await getToken();
  if (id === idRef.current) SET(token); // <-
};
run().catch(() => {});
// --- compared the other way round
idRef.current++;
getToken().then((token) => {
  const id = idRef.current;
  if (idRef.current === id) SET(token); // <-
}).catch(() => {});
// --- beside another test
idRef.current++;
getToken().then((token) => {
  const id = idRef.current;
  if (token && id === idRef.current) SET(token); // <-
}).catch(() => {});
// --- through a constant
idRef.current++;
getToken().then((token) => {
  const id = idRef.current;
  const isCurrent = id === idRef.current;
  if (isCurrent) SET(token); // <-
}).catch(() => {});
// --- in the second then
idRef.current++;
getToken().then((token) => token).then((token) => {
  const id = idRef.current;
  if (id !== idRef.current) return; // <-
  SET(token);
}).catch(() => {});
// --- in a microtask
idRef.current++;
queueMicrotask(() => {
  const id = idRef.current;
  if (id === idRef.current) CLEAR; // <-
});
// --- by another name
idRef.current++;
const run = async () => {
  await getToken();
  const { current: id } = idRef;
  if (id === idRef.current) CLEAR; // <-
};
run().catch(() => {});
