// --- worked off in order
let active = true;
const run = async () => {
  while (active && queueRef.current.length > 0) {
    const item = queueRef.current.shift();
    const found = await load(item).catch(() => null);
    if (!active) return;
    setData(found);
  }
};
run().catch(() => {});
return () => { active = false; };
// --- one after another
let active = true;
const run = async () => {
  for (const item of [id, url]) {
    if (!active) return;
    await load(item).catch(() => null);
    if (!active) return;
    send(item);
  }
};
run().catch(() => {});
return () => { active = false; };
// --- a chain of promises
let active = true;
let chain = Promise.resolve();
for (const item of [id, url]) {
  chain = chain.then(() => (active ? load(item) : null)).then((found) => { if (active) setData(found); });
}
chain.catch(() => {});
return () => { active = false; };
// --- flushed by the cleanup
const batch = batchRef.current;
batch.push(id);
return () => { if (batch.length > 0) send(batch.length); };
// --- a batch in a timer
batchRef.current.push(id);
const timer = setTimeout(() => {
  send(batchRef.current);
  batchRef.current = [];
}, 100);
return () => clearTimeout(timer);
// --- stopped by a word
let state = "open";
const work = async () => {
  for (const item of [id, url]) {
    await load(item);
    if (state !== "open") return;
    setData(item);
  }
};
work().catch(() => {});
return () => { state = "closed"; };
// --- pages until there are no more
let ignore = false;
const run = async () => {
  let next = id;
  const all = [];
  while (next !== null) {
    const page = await load(next);
    if (ignore) return;
    all.push(page.items);
    next = page.next;
  }
  setData(all);
};
run().catch(() => {});
return () => { ignore = true; };
// --- an async iterator
let active = true;
const run = async () => {
  for await (const item of stream(id)) {
    if (!active) break;
    setData(item);
  }
};
run().catch(() => {});
return () => { active = false; };
