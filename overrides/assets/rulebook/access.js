/* What a reader without a mouse needs: the drawer of a narrow window, the folds of the navigation, and tables that scroll. */
(() => {
  const narrow = matchMedia("(max-width: 76.234375em)");

  /* A label that opens something by mouse becomes a button that does so for everyone. The checkbox behind it stays the state. */
  const buttonFor = (label, toggle, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.append(...label.childNodes);
    if (label.id) button.id = label.id;
    if (name) button.setAttribute("aria-label", name);
    const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
    button.addEventListener("click", () => { toggle.checked = !toggle.checked; toggle.dispatchEvent(new Event("change", { bubbles: true })); });
    toggle.addEventListener("change", show);
    show();
    label.replaceWith(button);
    return button;
  };

  const drawer = () => {
    const toggle = document.getElementById("__drawer");
    const label = document.querySelector(".md-header label[for='__drawer']");
    const panel = document.querySelector(".md-sidebar--primary");
    if (!label || !panel) return;
    const button = buttonFor(label, toggle, panel.querySelector("nav").getAttribute("aria-label"));
    button.classList.add("drawer-button");
    const close = () => { toggle.checked = false; toggle.dispatchEvent(new Event("change", { bubbles: true })); };
    toggle.addEventListener("change", () => { if (toggle.checked) panel.querySelector("a, button").focus(); });
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); button.focus(); } });
    panel.addEventListener("focusout", (event) => {
      if (narrow.matches && toggle.checked && event.relatedTarget && !panel.contains(event.relatedTarget)) close();
    });
  };

  /* The folds of the navigation. One beside a link to the section's first page has no text: it takes that of the link. */
  const folds = () => {
    for (const label of document.querySelectorAll(".md-nav--primary label.md-nav__link[for^='__nav']")) {
      const name = label.textContent.trim() ? "" : label.previousElementSibling?.textContent.trim();
      buttonFor(label, document.getElementById(label.htmlFor), name);
    }
  };

  const showHere = () => {
    const here = document.querySelector(".md-sidebar--primary .md-sidebar__scrollwrap a.md-nav__link--active");
    if (here) rulebook.reveal(here);
  };

  /* A table wider than the page scrolls in a frame around it: by keyboard, too. */
  const frames = () => {
    const around = new Set([...document.querySelectorAll("article table")].map(frameOf).filter(Boolean));
    for (const frame of around) new ResizeObserver(() => reach(frame)).observe(frame);
  };
  const frameOf = (table) => {
    let frame = table;
    while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement.closest("article *");
    return frame;
  };
  const reach = (frame) => {
    if (frame.scrollWidth <= frame.clientWidth) { frame.removeAttribute("tabindex"); return; }
    const named = frame.parentElement.closest("article [aria-label]") || frame.querySelector("caption") || headingBefore(frame);
    frame.tabIndex = 0;
    if (!frame.hasAttribute("role")) frame.setAttribute("role", "group");
    if (!frame.hasAttribute("aria-label")) frame.setAttribute("aria-label", named?.getAttribute("aria-label") || named?.textContent.trim() || document.title);
  };
  const headingBefore = (element) => [...document.querySelectorAll("h1, h2, h3")]
    .filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop();

  drawer();
  folds();
  addEventListener("load", () => { showHere(); frames(); });
})();
