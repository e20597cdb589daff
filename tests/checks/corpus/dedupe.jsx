// --- noted behind the call
if (sentRef.current === id) return;
send(id);
sentRef.current = id;
// --- noted before, taken back on failure
if (sentRef.current === id) return;
sentRef.current = id;
load(id).catch(() => { sentRef.current = null; });
// --- noted before, taken back in the catch block
if (sentRef.current === id) return;
sentRef.current = id;
const run = async () => {
  try {
    await load(id);
  } catch {
    sentRef.current = null;
  }
};
run();
// --- noted behind success
if (sentRef.current === id) return;
let active = true;
load(id).then((found) => {
  if (!active) return;
  send(found);
  sentRef.current = id;
}).catch(() => {});
return () => { active = false; };
// --- the other way round
if (sentRef.current !== id) {
  send(id);
  sentRef.current = id;
}
// --- a key of two | deps: [id, url]
const key = `${id} ${url}`;
if (sentRef.current === key) return;
send(id, url);
sentRef.current = key;
// --- an object | deps: [id, url]
if (sentRef.current?.id === id && sentRef.current?.url === url) return;
send(id, url);
sentRef.current = { id, url };
// --- the previous value
const before = previousRef.current;
if (before !== null && before !== id) send(before, id);
previousRef.current = id;
// --- only changes, not the first value
if (firstRef.current) {
  firstRef.current = false;
  return;
}
setCount((n) => n + 1);
// --- rolled back by the cleanup
if (sentRef.current === id) return;
sentRef.current = id;
load(id).catch(() => {});
return () => { sentRef.current = null; };
// --- what has been seen
if (seenRef.current.has(id)) return;
seenRef.current.add(id);
send(id);
// --- a cache
const known = cacheRef.current.get(id);
if (known) {
  setData(known);
  return;
}
let ignore = false;
load(id).then((found) => {
  cacheRef.current.set(id, found);
  if (!ignore) setData(found);
}, () => {});
return () => { ignore = true; };
