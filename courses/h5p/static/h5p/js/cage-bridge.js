/**
 * Runs last inside the cage, before the content starts: everything that a content wants to tell or keep goes
 * to the page outside as a message. The page decides what to do with it.
 */
(function () {
  "use strict";
  const SOON_MS = 1200;
  const LEAST_PIXELS = 2;

  function tell(message) {
    window.parent.postMessage({ h5p: 1, ...message }, "*");
  }

  function plain(value) {
    return JSON.parse(JSON.stringify(value));
  }

  H5P.setUserData = function (contentId, dataType, data, extras) {
    const part = extras && extras.subContentId ? String(extras.subContentId) : "0";
    let text;
    try {
      text = JSON.stringify(data);
    } catch (error) {
      if (extras && extras.errorCallback) extras.errorCallback(error);
      return;
    }
    const content = H5PIntegration.contents["cid-" + contentId];
    content.contentUserData = content.contentUserData || {};
    const kept = (content.contentUserData[part] = content.contentUserData[part] || {});
    if (kept[dataType] === text) return;
    kept[dataType] = text;
    tell({ type: "state", part, dataType: String(dataType), data: text });
  };

  H5P.deleteUserData = function (contentId, dataType, subContentId) {
    const part = subContentId ? String(subContentId) : "0";
    const content = H5PIntegration.contents["cid-" + contentId];
    if (content.contentUserData && content.contentUserData[part]) delete content.contentUserData[part][dataType];
    tell({ type: "state", part, dataType: String(dataType), data: null });
  };

  H5P.setFinished = function () {
    // Results follow from statements.
  };

  let timer = 0;
  function saveSoon() {
    if (H5PIntegration.saveFreq === false) return;
    clearTimeout(timer);
    timer = setTimeout(save, SOON_MS);
  }
  function save() {
    clearTimeout(timer);
    if (H5PIntegration.saveFreq === false) return;
    for (const instance of H5P.instances || []) {
      if (typeof instance.getCurrentState !== "function") continue;
      const state = instance.getCurrentState();
      if (state !== undefined) H5P.setUserData(instance.contentId, "state", state);
    }
  }

  H5P.externalDispatcher.on("xAPI", function (event) {
    const statement = plain(event.data.statement);
    statement.id = statement.id || H5P.createUUID();
    tell({ type: "statement", statement });
    saveSoon();
  });
  for (const name of ["click", "input", "change", "keyup", "drop"]) {
    document.addEventListener(name, saveSoon, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") save();
  });
  window.addEventListener("message", function (event) {
    if (event.source === window.parent && event.data && event.data.h5p === 1 && event.data.type === "save") save();
  });

  let height = 0;
  function measure() {
    const now = Math.ceil(document.querySelector(".h5p-content").getBoundingClientRect().height);
    if (Math.abs(now - height) < LEAST_PIXELS) return;
    height = now;
    tell({ type: "height", height });
  }
  H5P.externalDispatcher.on("initialized", function () {
    tell({ type: "ready" });
    new ResizeObserver(measure).observe(document.querySelector(".h5p-content"));
    measure();
  });
})();
