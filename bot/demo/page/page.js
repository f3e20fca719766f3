// The page: it asks the server for what there is, draws it, and passes on what the person does.

import { day, el, full, hour, icon, media, rich, second, size } from "/page/draw.js";

const $ = (id) => document.getElementById(id);
const words = await (await fetch("/words.json")).json();
const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);

let state = null;
let who = recall("person") || "malee";
let asking = null; // the poll under way
let attaching = null; // what the file chooser is open for
let editing = null; // the message being changed
let toastTimer = 0;
let typingTimer = 0;
const read = new Set(JSON.parse(recall("read") || "[]"));
const opened = { customer: {}, team: {} }; // which letter is open, by person
const drafts = new Map(); // replies of the team that are being written, by letter
const shown = new Map(); // message id → [its version, its element]
const known = { customer: {}, team: {} }; // how many letters there were, by person

function recall(key) { try { return sessionStorage.getItem(key); } catch { return null; } }
function keep(key, value) { try { sessionStorage.setItem(key, value); } catch { /* a private window: nothing is kept */ } }

// ---- Talking to the server

async function post(path, body, method = "POST", headers = { "Content-Type": "application/json" }) {
  try {
    const answer = await fetch(path, { method, headers, body: method === "PUT" ? body : JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return await answer.json();
  } catch (problem) {
    toast(say("failed", { reason: problem.message }));
    return null;
  }
}

const act = (verb, body = {}) => post(`/sim/${who}/${verb}`, body);

async function follow() {
  let since = -1;
  for (;;) {
    asking = new AbortController();
    try {
      const answer = await fetch(`/state?person=${who}&since=${since}`, { signal: asking.signal });
      if (answer.status === 200) {
        state = await answer.json();
        since = state.version;
        draw();
      } else if (answer.status === 404 && who !== "malee") { who = "malee"; since = -1; }
      else if (answer.status !== 204) throw new Error(String(answer.status));
    } catch (problem) {
      if (problem.name === "AbortError") { since = -1; continue; }
      toast(words.offline);
      since = -1;
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
}

function become(person) {
  if (person === who) return;
  who = person;
  keep("person", who);
  shown.clear();
  sticking = true;
  $("log").replaceChildren();
  $("log").setAttribute("aria-live", "off"); // a whole chat is not news
  stopEditing();
  asking?.abort();
}

// ---- Drawing

const doing = { words, say: (text) => act("says", { text }), link: (url) => toast(say("opens_link", { url })) };

function draw() {
  drawPeople();
  drawChat();
  drawMail("customer");
  drawMail("team");
  drawCalls();
  setTimeout(() => $("log").setAttribute("aria-live", "polite"), 500);
}

// Draw anew what has changed, and only that; whoever stood in it with the keyboard stands there again.
function fill(holder, stamp, make) {
  if (holder.dataset.stamp === stamp) return;
  holder.dataset.stamp = stamp;
  const mark = holder.contains(document.activeElement) ? document.activeElement.dataset.mark : null;
  holder.replaceChildren(...make());
  if (mark) [...holder.querySelectorAll("[data-mark]")].find((node) => node.dataset.mark === mark)?.focus();
}

function drawPeople() {
  fill($("people"), JSON.stringify([who, state.people]), () => state.people.map((person) =>
    el("button", { type: "button", role: "radio", "aria-checked": String(person.key === who), tabIndex: person.key === who ? 0 : -1, "data-mark": person.key, onclick: () => become(person.key), title: `${person.email} · ${person.phone}` },
      el("span", { className: "avatar", "aria-hidden": "true", "data-who": person.key }, person.short[0]),
      el("span", { className: "lines" }, el("b", {}, el("span", { className: "long" }, person.name), el("span", { className: "brief" }, person.short)), el("small", {}, person.email)))));
}

function drawChat() {
  const { chat, person, bot } = state;
  $("botname").textContent = bot.name;
  const typing = chat.typing_for > 0;
  $("status").textContent = typing ? words.typing : words.is_bot;
  $("status").classList.toggle("typing", typing);
  clearTimeout(typingTimer);
  if (typing) typingTimer = setTimeout(() => { state.chat.typing_for = 0; drawChat(); }, chat.typing_for * 1000);
  $("hello").hidden = person.started;
  $("log").hidden = !person.started;
  $("foot").hidden = !person.started;
  $("description").textContent = bot.description || words.no_description;
  $("blocked").hidden = !person.blocked;
  $("block").textContent = person.blocked ? words.unblock : words.block;
  for (const id of ["log", "description"]) $(id).lang = person.language;
  fill($("languages"), who + person.language, () => [["th", "ไทย"], ["en", "English"]].map(([code, name]) =>
    el("button", { type: "button", lang: code, "data-mark": code, "aria-pressed": String(person.language === code), onclick: () => act("speaks", { language: code }) }, name)));
  drawKeyboard(chat.keyboard);
  drawLog(chat.messages);
}

function drawLog(messages) {
  const log = $("log");
  const atEnd = nearEnd();
  let added = false;
  const wanted = [];
  let lastDay = "";
  for (const message of messages) {
    const date = day(message.date);
    if (date !== lastDay) {
      lastDay = date;
      const known = shown.get(date);
      const node = known ? known[1] : el("p", { className: "day" }, date);
      shown.set(date, [0, node]);
      wanted.push(node);
    }
    const version = `${message.touched}.${message.deleted}`;
    const known = shown.get(message.id);
    if (known && known[0] === version) { wanted.push(known[1]); continue; }
    const node = bubble(message);
    if (!known) added = true;
    shown.set(message.id, [version, node]);
    wanted.push(node);
  }
  const stood = log.contains(document.activeElement) ? document.activeElement.closest("[data-id]")?.dataset.id : null;
  wanted.forEach((node, place) => { if (log.children[place] !== node) log.insertBefore(node, log.children[place] || null); });
  while (log.children.length > wanted.length) log.lastChild.remove();
  if (stood && !log.contains(document.activeElement)) (log.querySelector(`[data-id="${stood}"] .key`) || log).focus();
  if (atEnd || (added && messages.at(-1)?.mine)) sticking = true;
  stick();
}

// The end stays in sight while one looks at it, whatever grows or shrinks around it.
let sticking = true;
let height = 0;
function stick() {
  height = $("log").clientHeight;
  if (sticking) $("log").scrollTop = $("log").scrollHeight;
}
$("log").addEventListener("scroll", () => { if ($("log").clientHeight === height) sticking = nearEnd(); }, { passive: true });
new ResizeObserver(stick).observe($("log"));
function nearEnd() { const log = $("log"); return log.scrollHeight - log.scrollTop - log.clientHeight < 80; }

function bubble(message) {
  const side = message.mine ? "mine" : "theirs";
  if (message.deleted) return el("p", { className: `gone ${side}`, "data-id": message.id }, words.deleted);
  const body = el("div", { className: `bubble ${message.kind}` }, el("span", { className: "unseen" }, message.mine ? words.by_me : words.by_bot));
  if (message.reply_to) body.append(el("div", { className: "answers" }, message.reply_to.slice(0, 90)));
  const it = media(message, doing);
  if (it) body.append(it);
  if (message.text) body.append(el("div", { className: "text" }, ...rich(message.text, message.entities, doing)));
  body.append(el("span", { className: "meta" },
    message.protected ? el("span", { className: "lock", title: words.protected, role: "img", "aria-label": words.protected }, icon("shield")) : null,
    message.edited ? el("span", {}, words.edited) : null,
    el("time", { dateTime: new Date(message.date * 1000).toISOString() }, hour(message.date))));
  if (message.mine && message.kind === "text") {
    body.append(el("button", { type: "button", className: "icon pen", "aria-label": words.edit, title: words.edit, onclick: () => startEditing(message) }, icon("pen")));
  }
  const keys = message.rows.map((row) => el("div", { className: "row" }, ...row.map((button) => key(button, message))));
  return el("div", { className: `message ${side}`, "data-id": message.id }, body, keys.length ? el("div", { className: "keys" }, ...keys) : null);
}

function key(button, message) {
  const kind = button.copy_text ? "copy" : button.url ? "link" : null;
  const node = el("button", { type: "button", className: `key ${button.style || ""}` }, el("span", {}, button.text), kind ? icon(kind) : null);
  node.addEventListener("click", async () => {
    if (button.copy_text) return copy(button.copy_text.text);
    if (button.url) return toast(say("opens_link", { url: button.url }));
    node.classList.add("busy");
    const done = await act("presses", { data: button.callback_data, message_id: message.id });
    node.classList.remove("busy");
    if (!done) return undefined;
    if (!done.answer) return toast(words.no_answer);
    if (done.answer.text) return done.answer.show_alert ? ask(done.answer.text, "", [[words.close, null]]) : toast(done.answer.text);
    return undefined;
  });
  return node;
}

function drawKeyboard(keyboard) {
  const holder = $("replykeys");
  const rows = keyboard && !keyboard.force_reply ? keyboard.rows : [];
  holder.hidden = !rows.length;
  fill(holder, JSON.stringify([who, rows]), () => rows.map((row) => el("div", { className: "row" }, ...row.map((button) =>
    el("button", { type: "button", className: `key ${button.style || ""}`, "data-mark": button.text, onclick: () => button.request_contact ? shareOwn() : act("says", { text: button.text }) },
      button.request_contact ? icon("person") : null, el("span", {}, button.text))))));
  $("text").placeholder = (keyboard && keyboard.placeholder) || words.write;
  if (!editing) showContext(keyboard && keyboard.force_reply ? state.chat.messages.find((one) => one.id === keyboard.message_id)?.text || "" : "");
}

// ---- Mail

function letters(box) { return state.mail[box]; }

function drawMail(box) {
  const panel = $(box);
  const all = letters(box);
  const unread = all.filter((letter) => !read.has(letter.id));
  const badge = document.querySelector(`.tabs [data-tab=${box}] .badge`);
  badge.hidden = !unread.length;
  badge.textContent = unread.length;
  badge.setAttribute("aria-label", say("unread", { n: unread.length }));
  const address = box === "team" ? state.mail.team_address : state.person.email;
  const title = box === "team" ? words.mail_team : say("mail_of", { name: state.person.short });
  const open = all.find((letter) => letter.id === opened[box][who]);
  panel.classList.toggle("open", Boolean(open));
  const list = panel.querySelector(".list");
  if (all.length > (known[box][who] ?? all.length)) $("news").textContent = say("mail_new", { box: title, subject: all[0].subject });
  known[box][who] = all.length;
  fill(list, JSON.stringify([who, open?.id, all.map((letter) => [letter.id, read.has(letter.id)])]), () => [
    el("header", {}, el("h2", { id: `${box}-title` }, title), el("p", {}, address)),
    all.length
      ? el("ul", {}, ...all.map((letter) => el("li", {}, item(box, letter, open))))
      : el("div", { className: "empty" }, icon("mail"), el("b", {}, words.mail_empty), el("p", {}, say(`mail_empty_${box}`, { address })))]);
  const reading = panel.querySelector(".reading");
  fill(reading, open ? `${open.id}.${who}` : `none.${all.length > 0}`, () => open ? letter(box, open) : [el("p", { className: "pick" }, all.length ? words.mail_pick : "")]);
}

function item(box, letter, open) {
  const name = letter.from.replace(/<.*>/, "").replaceAll('"', "").trim() || letter.from;
  const fresh = !read.has(letter.id);
  return el("button", { type: "button", className: fresh ? "unread" : "", "data-mark": letter.id, "aria-current": open?.id === letter.id ? "true" : null,
    onclick: () => { opened[box][who] = letter.id; markRead(letter.id); drawMail(box); $(box).querySelector(".reading h3").focus(); } },
    fresh ? el("span", { className: "unseen" }, words.unread_one) : null,
    el("span", { className: "line" }, el("b", {}, name), el("time", {}, hour(letter.received))),
    el("span", { className: "subject" }, letter.subject || words.no_subject),
    el("span", { className: "snippet" }, letter.preview));
}

function markRead(id) { read.add(id); keep("read", JSON.stringify([...read])); }

function letter(box, it) {
  const lang = it.headers["Content-Language"] || "th";
  const body = el("div", { className: "body" });
  const views = [["text", words.as_text], ["html", words.as_html], ["headers", words.as_headers]].filter(([view]) => view !== "html" || it.has_html);
  const buttons = views.map(([view, name]) => el("button", { type: "button", onclick: () => show(view) }, name));
  function show(view) {
    buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(views[place][0] === view)));
    if (view === "html") body.replaceChildren(el("iframe", { sandbox: "", src: `/mail/${it.id}/html`, title: words.html_frame, referrerPolicy: "no-referrer" }));
    else if (view === "headers") body.replaceChildren(el("dl", { lang: "en" }, ...Object.entries(it.headers).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
    else body.replaceChildren(el("div", { className: "plain", lang }, it.text));
    body.dataset.view = view;
  }
  show(it.has_html ? "html" : "text");
  return [
    el("header", {},
      el("button", { type: "button", className: "icon back", "aria-label": words.mail_back, onclick: () => { delete opened[box][who]; drawMail(box); $(box).querySelector(`[data-mark="${it.id}"]`).focus(); } }, icon("back")),
      el("h3", { tabIndex: -1, lang }, it.subject || words.no_subject),
      el("dl", { className: "fromto" }, el("dt", {}, words.from), el("dd", {}, it.from), el("dt", {}, words.to), el("dd", {}, it.to.join(", "))),
      el("p", { className: "when" }, full(it.received))),
    it.code && (box === "customer" || !it.headers["Reply-To"]) ? el("div", { className: "code" },
      el("span", {}, words.code), el("output", {}, `${it.code.slice(0, 4)} ${it.code.slice(4)}`),
      el("button", { type: "button", className: "main", onclick: () => copy(it.code) }, icon("copy"), words.copy_code)) : null,
    it.attachments.length ? el("div", { className: "attached", role: "group", "aria-label": words.attachments }, ...it.attachments.map((one, place) =>
      el("a", { href: `/mail/${it.id}/attachment/${place}`, download: one.name }, icon("file"), el("span", {}, one.name), el("small", {}, size(one.size))))) : null,
    el("div", { className: "views" }, el("div", { className: "segments", role: "group", "aria-label": words.views_of_letter }, ...buttons),
      el("a", { href: `/mail/${it.id}/raw`, download: `${it.id}.eml` }, words.save_raw)),
    pageLink(it),
    body,
    replyBox(box, it),
  ].filter(Boolean);
}

function pageLink(it) {
  const found = it.text.match(/http:\/\/127\.0\.0\.1:\d+\/t\/[a-z2-7]+/);
  return found ? el("p", { className: "page-link" }, el("a", { href: found[0], target: "_blank", rel: "noopener noreferrer" }, words.open_ticket)) : null;
}

function replyBox(box, it) {
  const id = `reply-${it.id}`;
  const to = `${id}-to`;
  const label = box === "team" ? words.reply : say("reply_as", { name: state.person.short });
  const hint = box === "team" && it.bot_reads ? words.reply_hint : say("reply_to", { address: it.answer_to });
  const text = el("textarea", { id, rows: 2, "aria-describedby": to, value: drafts.get(it.id) || "", oninput: () => drafts.set(it.id, text.value) });
  return el("form", { className: "reply", onsubmit: async (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    if (await post("/mail/reply", { id: it.id, text: text.value })) { text.value = ""; drafts.delete(it.id); toast(say("replied", { address: it.answer_to })); }
  } }, el("label", { htmlFor: id }, label), el("p", { id: to }, hint), text, el("button", { type: "submit", className: "main" }, words.reply_send));
}

// ---- Calls

function drawCalls() {
  const version = `${state.calls[0]?.number}.${state.calls.filter((call) => call.status).length}`;
  const holder = $("api");
  const opened = new Set([...holder.querySelectorAll("details[open]")].map((one) => one.dataset.number));
  const pretty = (value) => JSON.stringify(value, null, 2);
  const spread = (params) => Object.fromEntries(Object.entries(params).map(([name, value]) => { try { return [name, /^[[{]/.test(value) ? JSON.parse(value) : value]; } catch { return [name, value]; } }));
  fill(holder, version, () => [
    el("header", {}, el("h2", { id: "api-title" }, words.calls), el("p", {}, words.calls_note)),
    state.calls.length ? el("div", { className: "rows", lang: "en" }, ...state.calls.map((call) => el("details", { "data-number": call.number, open: opened.has(String(call.number)) },
      el("summary", { "data-mark": call.number }, el("time", {}, second(call.at)), el("b", {}, call.method),
        el("span", { className: "gist" }, call.answer?.description && !call.answer.ok ? call.answer.description : call.params.text || call.params.action || call.files.join(", ")),
        el("span", { className: `status ${call.status === 200 ? "good" : "bad"}` }, call.status || words.call_cut)),
      el("h3", { lang: "th" }, words.call_params), el("pre", {}, pretty(spread(call.params))),
      el("h3", { lang: "th" }, words.call_answer), el("pre", {}, pretty(call.answer))))) : el("p", { className: "pick" }, words.calls_empty)]);
}

// ---- What the person does

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const box = $("text");
  const text = box.value.trim();
  if (!text) return;
  const changed = editing;
  box.value = "";
  grow();
  closeMenus();
  stopEditing();
  const keyboard = state.chat.keyboard;
  const answered = keyboard && keyboard.force_reply ? { reply_to: keyboard.message_id } : {};
  if (!(await (changed ? act("edits", { post: changed, text }) : act("says", { text, ...answered })))) box.value = text;
  box.focus();
});

$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); $("composer").requestSubmit(); }
  if (event.key === "Escape") { stopEditing(); closeMenus(); }
});
$("text").addEventListener("input", () => {
  grow();
  const typed = $("text").value;
  if (/^\/\w*$/.test(typed)) openCommands(typed.slice(1)); else closeMenus();
});

function grow() {
  const box = $("text");
  box.rows = 1;
  while (box.rows < 6 && box.scrollHeight > box.clientHeight + 2) box.rows += 1;
}

function startEditing(message) {
  editing = message.id;
  $("text").value = message.text;
  grow();
  showContext(words.editing);
  $("text").focus();
}
function stopEditing() { if (editing) $("text").value = ""; editing = null; showContext(""); grow(); }
function showContext(text) {
  $("context").hidden = !text;
  $("context").firstElementChild.textContent = text.slice(0, 120);
  $("context").lastElementChild.hidden = !editing;
}

function openCommands(start = "") {
  const found = state.chat.commands.filter((one) => one.command.startsWith(start));
  const menu = $("commandmenu");
  if (start && !found.length) return closeMenus();
  menu.replaceChildren(...(found.length ? found.map((one) =>
    el("button", { type: "button", onclick: () => { $("text").value = ""; closeMenus(); act("says", { text: `/${one.command}` }); } },
      el("b", {}, `/${one.command}`), el("span", {}, one.description))) : [el("p", {}, words.no_commands)]));
  return openMenu("commandmenu", "commands");
}

const ATTACH = [
  ["file", "attach_document", () => choose("document")],
  ["image", "attach_photo", () => choose("photo")],
  ["person", "attach_own", () => shareOwn()],
  ["person", "attach_card", () => shareCard()],
  ["place", "attach_location", () => act("sends_location")],
  ["smile", "attach_sticker", () => act("sends_sticker")],
  ["mic", "attach_voice", () => act("sends_voice")],
];
$("attachmenu").append(...ATTACH.map(([name, word, go]) => el("button", { type: "button", onclick: () => { closeMenus(); go(); } }, icon(name), el("span", {}, words[word]))));

function choose(kind) {
  attaching = kind;
  $("file").accept = kind === "photo" ? "image/*" : "";
  $("file").click();
}
$("file").addEventListener("change", async () => {
  const files = [...$("file").files];
  const caption = $("text").value.trim();
  const album = files.length > 1 ? `album${Date.now()}` : "";
  for (const [place, file] of files.entries()) {
    if (file.size > 20 * 1048576) { toast(words.too_big); continue; }
    const query = new URLSearchParams({ as: attaching, name: file.name, album, caption: place ? "" : caption });
    await post(`/sim/${who}/upload?${query}`, file, "PUT", { "Content-Type": file.type || "application/octet-stream" });
  }
  $("text").value = "";
  $("file").value = "";
});

async function shareOwn() {
  if (await ask(words.share_title, say("share_text", { phone: state.person.phone }), [[words.cancel, null], [words.share_yes, "yes"]])) act("shares_contact");
}
async function shareCard() {
  const others = state.people.filter((one) => one.key !== who);
  const key = await ask(words.card_title, "", [...others.map((one) => [`${one.name} · ${one.phone}`, one.key]), [words.cancel, null]], true);
  const other = others.find((one) => one.key === key);
  if (other) act("shares_card", { name: other.short, phone: other.phone });
}

function ask(title, text, choices, stacked = false) {
  const dialog = $("dialog");
  const [head, body, foot] = dialog.children;
  head.textContent = title;
  body.textContent = text;
  body.hidden = !text;
  foot.classList.toggle("stacked", stacked);
  return new Promise((done) => {
    let chosen = null;
    foot.replaceChildren(...choices.map(([name, value], place) => el("button", { type: "button", className: place === choices.length - 1 && !stacked ? "main" : "", onclick: () => { chosen = value; dialog.close(); } }, name)));
    dialog.addEventListener("close", () => done(chosen), { once: true });
    dialog.showModal();
  });
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 6000);
}

async function copy(text) {
  try { await navigator.clipboard.writeText(text); toast(words.copied); } catch {
    const box = el("textarea", { value: text, className: "away" });
    document.body.append(box);
    box.select();
    toast(document.execCommand("copy") ? words.copied : words.copy_failed);
    box.remove();
  }
}

// ---- Menus, tabs, theme

const MENUS = [["commandmenu", "commands"], ["attachmenu", "attach"], ["moremenu", "more"]];

function openMenu(menu, button) {
  closeMenus(menu);
  $(menu).hidden = false;
  $(button).setAttribute("aria-expanded", "true");
}
function closeMenus(except = "") {
  for (const [menu, button] of MENUS) {
    if (menu === except) continue;
    if ($(menu).contains(document.activeElement)) $(button).focus();
    $(menu).hidden = true;
    $(button).setAttribute("aria-expanded", "false");
  }
}
for (const [menu, button] of MENUS) {
  $(button).addEventListener("click", () => {
    if (!$(menu).hidden) return closeMenus();
    if (menu === "commandmenu") openCommands(); else openMenu(menu, button);
    return $(menu).querySelector("button")?.focus();
  });
}
document.addEventListener("click", (event) => { if (!event.target.closest(".pop, [aria-expanded], #text")) closeMenus(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(); });

// Arrows go from one to the next in the lists of a menu, and choose among the people.
function arrows(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = all[(at + step + all.length) % all.length];
  next.focus();
  if (next.getAttribute("role") === "radio") next.click();
}
for (const id of ["people", ...MENUS.map(([menu]) => menu)]) $(id).addEventListener("keydown", arrows);

$("start").addEventListener("click", () => act("starts"));
$("block").addEventListener("click", () => { closeMenus(); act(state.person.blocked ? "unblocks" : "blocks"); });
$("context").lastElementChild.addEventListener("click", stopEditing);

const tabs = [...document.querySelectorAll(".tabs [data-tab]")];
function turn(tab) {
  document.body.dataset.tab = tab;
  if (tab !== "chat") document.body.dataset.side = tab;
  keep("tab", tab);
  const shows = matchMedia("(min-width: 62rem)").matches ? document.body.dataset.side : tab;
  for (const button of tabs) button.setAttribute("aria-current", String(button.dataset.tab === shows));
}
for (const button of tabs) button.addEventListener("click", () => turn(button.dataset.tab));
matchMedia("(min-width: 62rem)").addEventListener("change", () => turn(document.body.dataset.tab));

const dark = matchMedia("(prefers-color-scheme: dark)");
function paint(theme) { document.documentElement.dataset.theme = theme; }
paint(recall("theme") || (dark.matches ? "dark" : "light"));
$("theme").addEventListener("click", () => { const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; paint(next); keep("theme", next); });

for (const [id, name] of [["theme", "theme"], ["more", "more"], ["commands", "menu"], ["attach", "attach"]]) $(id).append(icon(name));
document.querySelector(".send").append(icon("send"));
$("context").lastElementChild.append(icon("close"));
turn(recall("tab") || "chat");
follow();
