/* For a page of another site that has cards in frames: gives each frame the height that its card asks for.
   Without it a frame keeps the height that its own tag says. Only frames that show this very site are touched. */
(() => {
  "use strict";
  const site = new URL("../../", document.currentScript.src);
  const most = 4000;

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.rulebook !== "height" || !Number.isFinite(data.height)) return;
    if (site.protocol !== "file:" && origin !== site.origin) return;
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
    if (frame) frame.height = String(Math.min(most, Math.max(0, Math.ceil(data.height))));
  });
})();
