/* The outline in the bar below the header: says where the reader is, and closes when a section is chosen. */
(() => {
  const outline = document.getElementById("outline");
  if (!outline) return;
  const here = outline.querySelector(".outline-here");
  const links = [...outline.querySelectorAll("a")];
  const section = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const HEADER = 140; // pixels from the top at which a section counts as reached
  const show = () => {
    const reached = links.filter((link) => section(link)?.getBoundingClientRect().top < HEADER).pop();
    for (const link of links) link.ariaCurrent = link === reached ? "true" : null;
    here.textContent = reached ? reached.textContent : "";
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; show(); });
  };
  const begin = () => {
    removeEventListener("scroll", soon);
    if (getComputedStyle(outline).display === "none") return;
    addEventListener("scroll", soon, { passive: true });
    soon();
  };
  outline.addEventListener("click", (event) => { if (event.target.closest("a")) outline.open = false; });
  outline.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !outline.open) return;
    outline.open = false;
    outline.querySelector("summary").focus();
  });
  addEventListener("resize", begin);
  begin();
})();
