/** What stands in a form, as a file would hold it: nothing that is empty. */

/** Return a value without what is empty in it; undefined if nothing is left. */
export function prune(value) {
  if (Array.isArray(value)) {
    const kept = value.map(prune).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (value !== null && typeof value === "object") {
    const kept = Object.entries(value)
      .map(([key, below]) => [key, prune(below)])
      .filter(([, below]) => below !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value === "" || value === null ? undefined : value;
}

/** Tell whether two values say the same, in whatever order their fields stand. */
export function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) {
    return one === other;
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Array.from(keys).every((key) => isSame(one[key], other[key]));
}
