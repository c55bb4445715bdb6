/**
 * Runs first inside the cage. What the cage has not (storage, cookies) is put in its place for as long as
 * the page lives, so that scripts which ask for it don't fall over.
 */
(function () {
  "use strict";
  // A script that does not come or does not run is told at once, before the bridge is there.
  window.addEventListener("error", function (event) {
    const file = event.target instanceof HTMLScriptElement ? event.target.src : "";
    if (!event.message && !file) return;
    const text = String(event.message || file).slice(0, 200);
    window.parent.postMessage({ h5p: 1, type: "error", text }, "*");
  }, true);
  window.H5PIntegration = JSON.parse(document.getElementById("h5p-integration").textContent);

  function memory() {
    const kept = new Map();
    const storage = {
      get length() { return kept.size; },
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (name) => (kept.has(String(name)) ? kept.get(String(name)) : null),
      setItem: (name, value) => { kept.set(String(name), String(value)); },
      removeItem: (name) => { kept.delete(String(name)); },
      clear: () => kept.clear(),
    };
    return new Proxy(storage, {
      get: (target, name) => (name in target ? target[name] : storage.getItem(name) ?? undefined),
      set: (_target, name, value) => { storage.setItem(name, value); return true; },
      deleteProperty: (_target, name) => { storage.removeItem(name); return true; },
    });
  }

  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { value: memory(), configurable: true });
  }
  let cookies = "";
  Object.defineProperty(document, "cookie", {
    get: () => cookies,
    set: (text) => { cookies = String(text).split(";")[0]; },
    configurable: true,
  });
})();
