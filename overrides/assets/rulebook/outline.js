/* The outline, beside the content or in the bar below the header: says where the reader is; the bar closes when a section is chosen. */
(() => {
  const outline = document.getElementById("outline");
  if (!outline) return;
  const beside = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href^='#']")];
  const here = outline.querySelector(".outline-here");
  const links = [...outline.querySelectorAll("a")];
  const section = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const HEADER = 140; // pixels from the top at which a section counts as reached
  let shown;
  const show = () => {
    const reached = links.filter((link) => section(link)?.getBoundingClientRect().top < HEADER).pop();
    if (reached === shown) return;
    shown = reached;
    for (const link of [...links, ...beside]) link.ariaCurrent = link.hash === reached?.hash ? "true" : null;
    for (const link of beside) link.classList.toggle("md-nav__link--active", link.ariaCurrent === "true");
    beside.filter((link) => link.ariaCurrent).forEach(rulebook.reveal);
    here.textContent = reached ? reached.textContent : "";
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; show(); });
  };
  outline.addEventListener("click", (event) => { if (event.target.closest("a")) outline.open = false; });
  outline.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !outline.open) return;
    outline.open = false;
    outline.querySelector("summary").focus();
  });
  addEventListener("scroll", soon, { passive: true });
  soon();
})();
