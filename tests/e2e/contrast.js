// Every text that is seen right now, with its contrast to what it really stands on: those that fail WCAG 2.2, 1.4.3.
(() => {
  const colour = (text) => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3).map((c) => c / 255), alpha: parts[3] ?? 1 };
  };
  const over = (top, below) => top.rgb.map((c, n) => c * top.alpha + below[n] * (1 - top.alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  // What lies under an element: its own ground and its parents', each colour of a gradient for itself.
  const grounds = (node) => {
    if (!node) return [[1, 1, 1]];
    const style = getComputedStyle(node);
    const stops = (style.backgroundImage.match(/rgba?\([^)]*\)/g) || []).map(colour);
    const layers = stops.length ? stops : [colour(style.backgroundColor)];
    const solid = layers.every((layer) => layer.alpha === 1);
    const below = solid ? [[0, 0, 0]] : grounds(node.parentElement);
    return layers.flatMap((layer) => below.map((under) => over(layer, under)));
  };
  const seen = (node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && style.opacity !== "0" && !node.closest(".unseen, [aria-hidden=true]:not(.avatar)");
  };
  const failing = [];
  const look = (node, ink, text) => {
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    for (const ground of grounds(node)) {
      const found = ratio(over(colour(ink), ground), ground);
      if (found < (large ? 3 : 4.5)) failing.push(`${text.trim().slice(0, 40)}: ${found.toFixed(2)} (${node.className || node.tagName})`);
    }
  };
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !seen(node)) continue;
    count += 1;
    look(node, getComputedStyle(node).color, walker.currentNode.textContent);
  }
  for (const field of document.querySelectorAll("textarea")) {
    if (seen(field) && field.placeholder) look(field, getComputedStyle(field, "::placeholder").color, field.placeholder);
  }
  return { count, failing: [...new Set(failing)] };
})()
