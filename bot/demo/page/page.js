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
}

function drawPeople() {
  const buttons = state.people.map((person) =>
    el("button", { type: "button", role: "radio", "aria-checked": String(person.key === who), onclick: () => become(person.key), title: `${person.email} · ${person.phone}` },
      el("span", { className: "avatar", "aria-hidden": "true", "data-who": person.key }, person.short[0]),
      el("span", { className: "lines" }, el("b", {}, el("span", { className: "long" }, person.name), el("span", { className: "brief" }, person.short)), el("small", {}, person.email))));
  const holder = $("people");
  const focus = [...holder.children].indexOf(document.activeElement);
  holder.replaceChildren(...buttons);
  if (focus >= 0) buttons[focus]?.focus();
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
  $("languages").replaceChildren(...[["th", "ไทย"], ["en", "English"]].map(([code, name]) =>
    el("button", { type: "button", "aria-pressed": String(person.language === code), onclick: () => act("speaks", { language: code }) }, name)));
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
  wanted.forEach((node, place) => { if (log.children[place] !== node) log.insertBefore(node, log.children[place] || null); });
  while (log.children.length > wanted.length) log.lastChild.remove();
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
  if (message.deleted) return el("p", { className: `gone ${side}` }, words.deleted);
  const body = el("div", { className: `bubble ${message.kind}` });
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
  return el("div", { className: `message ${side}` }, body, keys.length ? el("div", { className: "keys" }, ...keys) : null);
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
  holder.replaceChildren(...rows.map((row) => el("div", { className: "row" }, ...row.map((button) =>
    el("button", { type: "button", className: `key ${button.style || ""}`, onclick: () => button.request_contact ? shareOwn() : act("says", { text: button.text }) },
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
  panel.querySelector(".list").replaceChildren(
    el("header", {}, el("h2", {}, title), el("p", {}, address)),
    all.length
      ? el("ul", {}, ...all.map((letter) => el("li", {}, item(box, letter, open))))
      : el("div", { className: "empty" }, icon("mail"), el("b", {}, words.mail_empty), el("p", {}, say(`mail_empty_${box}`, { address }))));
  const reading = panel.querySelector(".reading");
  const shows = open ? `${open.id}.${box}` : "none";
  if (reading.dataset.shows === shows) return;
  reading.dataset.shows = shows;
  reading.replaceChildren(...(open ? letter(box, open) : [el("p", { className: "pick" }, all.length ? words.mail_pick : "")]));
}

function item(box, letter, open) {
  const name = letter.from.replace(/<.*>/, "").replaceAll('"', "").trim() || letter.from;
  return el("button", { type: "button", className: read.has(letter.id) ? "" : "unread", "aria-current": open?.id === letter.id ? "true" : null,
    onclick: () => { opened[box][who] = letter.id; markRead(letter.id); drawMail(box); } },
    el("span", { className: "line" }, el("b", {}, name), el("time", {}, hour(letter.received))),
    el("span", { className: "subject" }, letter.subject || words.no_subject),
    el("span", { className: "snippet" }, letter.preview));
}

function markRead(id) { read.add(id); keep("read", JSON.stringify([...read])); }

function letter(box, it) {
  const body = el("div", { className: "body" });
  const views = [["text", words.as_text], ["html", words.as_html], ["headers", words.as_headers]].filter(([view]) => view !== "html" || it.has_html);
  const buttons = views.map(([view, name]) => el("button", { type: "button", onclick: () => show(view) }, name));
  function show(view) {
    buttons.forEach((button, place) => button.setAttribute("aria-pressed", String(views[place][0] === view)));
    if (view === "html") body.replaceChildren(el("iframe", { sandbox: "", src: `/mail/${it.id}/html`, title: words.html_frame, referrerPolicy: "no-referrer" }));
    else if (view === "headers") body.replaceChildren(el("dl", {}, ...Object.entries(it.headers).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
    else body.replaceChildren(el("div", { className: "plain" }, it.text));
    body.dataset.view = view;
  }
  show(it.has_html ? "html" : "text");
  return [
    el("header", {},
      el("button", { type: "button", className: "icon back", "aria-label": words.mail_back, onclick: () => { delete opened[box][who]; drawMail(box); } }, icon("back")),
      el("h2", {}, it.subject || words.no_subject),
      el("dl", { className: "fromto" }, el("dt", {}, words.from), el("dd", {}, it.from), el("dt", {}, words.to), el("dd", {}, it.to.join(", "))),
      el("p", { className: "when" }, full(it.received))),
    it.code && (box === "customer" || !it.headers["Reply-To"]) ? el("div", { className: "code" },
      el("span", {}, words.code), el("output", {}, `${it.code.slice(0, 4)} ${it.code.slice(4)}`),
      el("button", { type: "button", className: "main", onclick: () => copy(it.code) }, icon("copy"), words.copy_code)) : null,
    it.attachments.length ? el("div", { className: "attached", "aria-label": words.attachments }, ...it.attachments.map((one, place) =>
      el("a", { href: `/mail/${it.id}/attachment/${place}`, download: one.name }, icon("file"), el("span", {}, one.name), el("small", {}, size(one.size))))) : null,
    el("div", { className: "views" }, el("div", { className: "segments" }, ...buttons),
      el("a", { href: `/mail/${it.id}/raw`, download: `${it.id}.eml` }, words.save_raw)),
    body,
    pageLink(it),
    replyBox(box, it),
  ].filter(Boolean);
}

function pageLink(it) {
  const found = it.text.match(/http:\/\/127\.0\.0\.1:\d+\/t\/[a-z2-7]+/);
  return found ? el("p", { className: "page-link" }, el("a", { href: found[0], target: "_blank", rel: "noopener noreferrer" }, words.open_ticket)) : null;
}

function replyBox(box, it) {
  const id = `reply-${it.id}`;
  const label = box === "team" ? words.reply : say("reply_as", { name: state.person.short });
  const text = el("textarea", { id, rows: 3, placeholder: box === "team" && it.bot_reads ? words.reply_hint : "", value: drafts.get(it.id) || "", oninput: () => drafts.set(it.id, text.value) });
  return el("form", { className: "reply", onsubmit: async (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    if (await post("/mail/reply", { id: it.id, text: text.value })) { text.value = ""; drafts.delete(it.id); toast(say("replied", { address: it.answer_to })); }
  } }, el("label", { htmlFor: id }, label), text, el("button", { type: "submit", className: "main" }, words.reply_send));
}

// ---- Calls

let drawnCalls = "";
function drawCalls() {
  const version = `${state.calls[0]?.number}.${state.calls.filter((call) => call.status).length}`;
  if (version === drawnCalls) return;
  drawnCalls = version;
  const holder = $("api");
  const opened = new Set([...holder.querySelectorAll("details[open]")].map((one) => one.dataset.number));
  const pretty = (value) => JSON.stringify(value, null, 2);
  const spread = (params) => Object.fromEntries(Object.entries(params).map(([name, value]) => { try { return [name, /^[[{]/.test(value) ? JSON.parse(value) : value]; } catch { return [name, value]; } }));
  holder.replaceChildren(
    el("header", {}, el("h2", {}, words.calls), el("p", {}, words.calls_note)),
    state.calls.length ? el("div", { className: "rows" }, ...state.calls.map((call) => el("details", { "data-number": call.number, open: opened.has(String(call.number)) },
      el("summary", {}, el("time", {}, second(call.at)), el("b", {}, call.method),
        el("span", { className: "gist" }, call.answer?.description && !call.answer.ok ? call.answer.description : call.params.text || call.params.action || call.files.join(", ")),
        el("span", { className: `status ${call.status === 200 ? "good" : "bad"}` }, call.status || words.call_cut)),
      el("h3", {}, words.call_params), el("pre", {}, pretty(spread(call.params))),
      el("h3", {}, words.call_answer), el("pre", {}, pretty(call.answer))))) : el("p", { className: "pick" }, words.calls_empty));
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
    el("button", { type: "button", role: "menuitem", onclick: () => { $("text").value = ""; closeMenus(); act("says", { text: `/${one.command}` }); } },
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
$("attachmenu").append(...ATTACH.map(([name, word, go]) => el("button", { type: "button", role: "menuitem", onclick: () => { closeMenus(); go(); } }, icon(name), el("span", {}, words[word]))));

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
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3500);
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

function openMenu(menu, button) {
  closeMenus(menu);
  $(menu).hidden = false;
  $(button).setAttribute("aria-expanded", "true");
}
function closeMenus(except = "") {
  for (const [menu, button] of [["commandmenu", "commands"], ["attachmenu", "attach"], ["moremenu", "more"]]) {
    if (menu === except) continue;
    $(menu).hidden = true;
    $(button).setAttribute("aria-expanded", "false");
  }
}
$("commands").addEventListener("click", () => ($("commandmenu").hidden ? openCommands() : closeMenus()));
$("attach").addEventListener("click", () => ($("attachmenu").hidden ? openMenu("attachmenu", "attach") : closeMenus()));
$("more").addEventListener("click", () => ($("moremenu").hidden ? openMenu("moremenu", "more") : closeMenus()));
document.addEventListener("click", (event) => { if (!event.target.closest(".pop, [aria-haspopup], #text")) closeMenus(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(); });

$("start").addEventListener("click", () => act("starts"));
$("block").addEventListener("click", () => { closeMenus(); act(state.person.blocked ? "unblocks" : "blocks"); });
$("context").lastElementChild.addEventListener("click", stopEditing);

function turn(tab) {
  document.body.dataset.tab = tab;
  if (tab !== "chat") document.body.dataset.side = tab;
  keep("tab", tab);
  for (const button of document.querySelectorAll(".tabs [role=tab]")) {
    const wide = matchMedia("(min-width: 62rem)").matches;
    button.setAttribute("aria-selected", String(button.dataset.tab === (wide ? document.body.dataset.side : tab)));
  }
}
for (const button of document.querySelectorAll(".tabs [role=tab]")) button.addEventListener("click", () => turn(button.dataset.tab));
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
