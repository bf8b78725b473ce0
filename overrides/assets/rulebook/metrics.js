/* The calculator: each result with the variant it uses; what cannot be computed says why. */
(() => {
  const form = document.getElementById("calculator");
  if (!form) return;
  const words = JSON.parse(document.getElementById("metrics-words").textContent);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const locale = document.documentElement.lang;
  const number = (value, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const percent = (value) => `${number(value * 100, 2)} %`;
  const yuan = (value) => number(value, 2);

  /* name: [numerator, denominator, factor, form, may be over 1] */
  const RESULTS = {
    gpm: ["gmv", "views", 1000, yuan, true],
    uv_value: ["gmv", "viewers", 1, yuan, true],
    conversion: ["buyers", "viewers", 1, percent, false],
    aov: ["gmv", "buyers", 1, yuan, true],
    refund_rate: ["refunds", "orders", 1, percent, false],
    return_rate: ["returned", "shipped", 1, percent, false],
    ad_roi: ["ad_gmv", "ad_cost", 1, (value) => number(value, 2), true],
    net_roi: ["net", "cost", 1, (value) => number(value, 2), true],
  };

  const read = (name) => {
    const field = form.elements[name];
    const text = field.value.trim().replace(/[,，\s]/g, "");
    if (text === "") return { empty: true };
    const value = Number(text);
    if (!Number.isFinite(value)) return { error: "not_a_number" };
    if (value < 0) return { error: "negative" };
    if (value > 1e13) return { error: "too_large" };
    return { value };
  };
  const net = () => {
    const gmv = read("gmv"), refunded = read("refunded");
    if (gmv.error || refunded.error) return { error: gmv.error || refunded.error };
    if (gmv.empty || refunded.empty) return { empty: true };
    if (refunded.value > gmv.value) return { error: "refund_over_gmv" };
    return { value: gmv.value - refunded.value };
  };
  const result = ([top, bottom, factor, shape, mayExceed]) => {
    const over = top === "net" ? net() : read(top);
    const under = read(bottom);
    const error = over.error || under.error;
    if (error) return { error };
    if (over.empty || under.empty) return { missing: true };
    if (under.value === 0) return { error: "zero" };
    const value = (over.value / under.value) * factor;
    if (!mayExceed && value > 1) return { error: "over_one" };
    return { text: shape(value) };
  };
  const update = () => {
    for (const field of form.querySelectorAll("input")) {
      const { error } = read(field.name);
      field.setAttribute("aria-invalid", String(Boolean(error)));
    }
    for (const [name, how] of Object.entries(RESULTS)) {
      const output = form.querySelector(`output[name="${name}"]`);
      const { text, error, missing } = result(how);
      output.textContent = text ?? (missing ? "—" : say(error));
      output.classList.toggle("wrong", Boolean(error));
    }
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
})();
