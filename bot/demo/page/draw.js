// How things look: elements, icons, times, and a message's text with its entities. Nothing here talks to the server.
// Text is only ever put into text nodes, so nothing that a bot or a mail says can become markup.

const PATHS = {
  send: "M3.4 20.4 21 12 3.4 3.6 3.4 10l11 2-11 2z",
  attach: "M16.5 6v11.2a4.3 4.3 0 0 1-8.6 0V5.5a2.8 2.8 0 0 1 5.6 0v10.6a1.3 1.3 0 0 1-2.6 0V6.2",
  menu: "M4 7h16M4 12h16M4 17h10",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6L6 18",
  theme: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  copy: "M9 9h10v11H9zM5 15V4h10",
  file: "M7 3h7l4 4v14H7zM14 3v5h4",
  back: "M14.5 5.5 8 12l6.5 6.5",
  pen: "M5 19l1-4L16.5 4.5l3 3L9 18z",
  shield: "M12 3l7 3v5.5c0 4.4-3 7.7-7 9.5-4-1.8-7-5.1-7-9.5V6z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-6 7.5-6s6.500 2 7.500 6",
  place: "M12 21c4-4.600 6.500-8 6.500-11.200a6.500 6.500 0 0 0-13 0C5.500 13 8 16.400 12 21zM12 12a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400z",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  mic: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11.500a6 6 0 0 0 12 0M12 17.500V21",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14c1 1.600 2.100 2.300 3.500 2.300s2.500-.7 3.500-2.300M9 9.500v.01M15 9.500v.01",
  link: "M8 16 16 8M9.500 8H16v6.500",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
};

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.startsWith("aria") && name !== "role") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (name === "send") svg.classList.add("solid");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

const ZONE = { timeZone: "Asia/Bangkok" };
const HOUR = new Intl.DateTimeFormat("th-TH", { ...ZONE, hour: "2-digit", minute: "2-digit" });
const SECOND = new Intl.DateTimeFormat("th-TH", { ...ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", { ...ZONE, day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat("th-TH-u-ca-buddhist", { ...ZONE, day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });

export const hour = (seconds) => HOUR.format(seconds * 1000);
export const second = (seconds) => SECOND.format(seconds * 1000);
export const day = (seconds) => DAY.format(seconds * 1000);
export const full = (seconds) => `${FULL.format(seconds * 1000)} น.`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

// A message's text. Entities may nest; their offsets are UTF-16 units, which is how JavaScript counts too.
export function rich(text, entities, doing) {
  const from = (start, end, rest) => {
    const out = [];
    let at = start;
    while (rest.length) {
      const [first, ...others] = rest;
      const stop = Math.min(first.offset + first.length, end);
      if (first.offset >= end) break;
      if (first.offset < at) { rest = others; continue; }
      if (first.offset > at) out.push(text.slice(at, first.offset));
      const inside = others.filter((one) => one.offset < stop);
      out.push(mark(first, text.slice(first.offset, stop), from(first.offset, stop, inside), doing));
      at = stop;
      rest = others.filter((one) => one.offset >= stop);
    }
    if (at < end) out.push(text.slice(at, end));
    return out;
  };
  return from(0, text.length, entities);
}

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function mark(entity, said, inside, doing) {
  const { words } = doing;
  if (PLAIN[entity.type]) return el(PLAIN[entity.type], {}, ...inside);
  switch (entity.type) {
    case "bot_command":
      return el("button", { type: "button", className: "inline", onclick: () => doing.say(said) }, said);
    case "text_link": case "url": case "email": case "phone_number": case "mention": {
      const url = entity.url || said;
      return el("button", { type: "button", className: "inline", title: url, onclick: () => doing.link(url) }, ...inside);
    }
    case "spoiler": {
      const node = el("span", { className: "spoiler", role: "button", tabIndex: 0, "aria-label": words.spoiler }, el("span", {}, ...inside));
      const open = () => { node.classList.add("open"); node.removeAttribute("role"); node.removeAttribute("aria-label"); };
      node.addEventListener("click", open);
      node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } });
      return node;
    }
    case "blockquote":
      return el("blockquote", {}, ...inside);
    case "expandable_blockquote": {
      const toggle = el("button", { type: "button", className: "inline toggle", "aria-expanded": "false" }, words.show_all);
      const node = el("blockquote", { className: "folded" }, el("div", { className: "fold" }, ...inside), toggle);
      toggle.addEventListener("click", () => {
        const folded = node.classList.toggle("folded");
        toggle.textContent = folded ? words.show_all : words.show_less;
        toggle.setAttribute("aria-expanded", String(!folded));
      });
      if (said.split("\n").length <= 3 && said.length <= 130) { node.classList.remove("folded"); toggle.remove(); }
      return node;
    }
    default:
      return el("span", {}, ...inside);
  }
}

// What a message carries besides text.
export function media(message, doing) {
  const { words } = doing;
  const it = message.media;
  const card = (name, title, note, more = {}) =>
    el(more.href ? "a" : "div", { className: "media", ...more }, el("span", { className: "disc" }, icon(name)), el("span", { className: "lines" }, el("b", {}, title), note ? el("small", {}, note) : null));
  switch (message.kind) {
    case "document":
      return card("file", it.file_name || "file", size(it.file_size || 0), { href: `/sim/file/${it.file_id}`, download: it.file_name || "" });
    case "photo":
      return el("img", { className: "photo", src: `/sim/file/${it.file_id}`, alt: message.text || words.photo, loading: "lazy" });
    case "contact":
      return card("person", [it.first_name, it.last_name].filter(Boolean).join(" "), it.user_id ? `${it.phone_number} · ${words.own_contact}` : it.phone_number);
    case "location":
      return card("place", words.location, `${it.latitude.toFixed(4)}, ${it.longitude.toFixed(4)}`);
    case "voice":
      return card("mic", words.voice.replace("{n}", it.duration));
    case "poll":
      return card("menu", it.question, it.options.map((option) => option.text).join(" · "));
    case "sticker":
      return el("div", { className: "sticker", role: "img", "aria-label": words.sticker }, it.emoji || "🙂");
    default:
      return null;
  }
}
