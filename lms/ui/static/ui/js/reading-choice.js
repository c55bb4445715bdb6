/* Before the first paint: what this browser keeps of how somebody reads. A classic script, so that it
   runs before anything is drawn. For who is signed in the account speaks, and this file is not loaded. */
(() => {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem("lernhub.reading"));
  } catch {
    return; // storage is closed, or holds something else
  }
  if (!kept || typeof kept !== "object") return;
  const root = document.documentElement;
  const usual = { text_size: "100", line_spacing: "usual", font: "fira", motion: "device", contrast: "device" };
  for (const [name, value] of Object.entries(usual)) {
    const attribute = `data-${name.replace("_", "-")}`;
    const chosen = String(kept[name] ?? value);
    if (chosen === value || !/^[a-z0-9]+$/.test(chosen)) root.removeAttribute(attribute);
    else root.setAttribute(attribute, chosen);
  }
})();
