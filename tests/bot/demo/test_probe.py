"""A probe: a python-telegram-bot application meets the emulator."""

import importlib.util
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.demo import BotApi, Query
from tests.conftest import beside

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, context: Context) -> None:
    chat = update.effective_chat
    assert chat
    bot = context.bot
    await bot.get_me()
    await bot.set_my_commands([BotCommand("help", "ช่วยเหลือ")], BotCommandScopeAllPrivateChats(), "th")
    commands = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "th")
    assert [c.description for c in commands] == ["ช่วยเหลือ"]
    await bot.set_my_description("ถามเรื่องข้อมูลส่วนบุคคล", "th")
    await bot.send_chat_action(chat.id, ChatAction.TYPING)
    keys = [
        [InlineKeyboardButton("ขอสำเนา", callback_data="copy")],
        [InlineKeyboardButton("คัดลอกเลขที่", copy_text=CopyTextButton("DSR-1"))],
    ]
    await bot.send_message(
        chat.id, "<b>สวัสดี</b> 👋 &amp; ยินดี", ParseMode.HTML, reply_markup=InlineKeyboardMarkup(keys)
    )
    share = ReplyKeyboardMarkup([[KeyboardButton("แชร์เบอร์", request_contact=True)]], one_time_keyboard=True)
    await bot.send_message(chat.id, "ขอเบอร์โทร", reply_markup=share, protect_content=True)


async def tapped(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("รับทราบ")
    await update.callback_query.edit_message_text("เลือกแล้ว")


async def contact(update: Update, context: Context) -> None:
    assert update.message
    assert update.message.contact
    own = update.message.contact.user_id == update.message.from_user.id  # type: ignore[union-attr]
    await update.message.reply_text(f"เบอร์ของคุณเอง: {own}", reply_markup=ReplyKeyboardRemove())
    await update.message.reply_text("พิมพ์รหัส", reply_markup=ForceReply(input_field_placeholder="8 หลัก"))


async def document(update: Update, context: Context) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content[::-1], filename="กลับ.txt", caption="ส่งคืน")


async def text(update: Update, context: Context) -> None:
    assert update.message
    await update.message.reply_text("ได้รับรหัสแล้ว", do_quote=True)
    await update.message.delete()


def build(api: BotApi) -> Application:  # type: ignore[type-arg]
    builder = ApplicationBuilder().token(api.token)
    builder = builder.base_url(f"{api.url}/bot").base_file_url(f"{api.url}/file/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(MessageHandler(filters.CONTACT, contact))
    application.add_handler(MessageHandler(filters.Document.ALL, document))
    application.add_handler(MessageHandler(filters.TEXT, text))
    return application


@asynccontextmanager
async def polling(api: BotApi) -> AsyncIterator[None]:
    application = build(api)
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        api.updates.end_parked()
        await application.updater.stop()
        await application.stop()


@asynccontextmanager
async def webhook(api: BotApi) -> AsyncIterator[None]:
    """The same application behind a webhook that demands the secret, as ours will."""
    application = build(api)

    async def receive(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != "secret-1":
            return web.Response(status=403)
        assert request.headers["Content-Type"] == "application/json"
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post("/telegram", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with application:
        await application.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        await application.bot.set_webhook(url, secret_token="secret-1")
        yield
        await application.bot.delete_webhook()
        await application.stop()
    await runner.cleanup()


@pytest.mark.parametrize("way", [polling, webhook])
async def test_a_whole_conversation(api: BotApi, way, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Commands, keyboards, a tap, a contact, files both ways, a deleted message: all as against Telegram."""
    malee = api.person("malee")
    async with way(api):
        malee.starts()
        hello = await malee.waits_for("สวัสดี")
        await malee.waits_for("ขอเบอร์โทร")

        assert [e["type"] for e in hello.entities] == ["bold"]
        assert hello.text == "สวัสดี 👋 & ยินดี"
        assert malee.presses("คัดลอกเลขที่") == "DSR-1"

        query = malee.presses("ขอสำเนา")
        assert isinstance(query, Query)
        assert await malee.hears_back(query) == {"text": "รับทราบ", "show_alert": False}
        edited = await malee.waits_for("เลือกแล้ว")
        assert edited.id == hello.id
        assert edited.edited
        assert not edited.buttons

        malee.presses("แชร์เบอร์")
        await malee.waits_for("เบอร์ของคุณเอง: True")
        await malee.waits_for("พิมพ์รหัส")
        code = malee.says("12345678")
        await malee.waits_for("ได้รับรหัสแล้ว")
        await api.waits_for_call("deleteMessage")
        assert code.deleted

        malee.sends_document("a.txt", b"abc", "text/plain", caption="ไฟล์")
        back = await malee.waits_for("ส่งคืน")
        file = api.telegram.files.get(back.message["document"]["file_id"])
        assert file
        assert (file.name, file.content) == ("กลับ.txt", b"cba")

    assert all(call.status == 200 for call in api.calls)
    check_recorded(api, tmp_path)


def check_recorded(api: BotApi, folder: Path) -> None:
    """The calls that were recorded are right by the Bot API's own data, when that lies beside the repository."""
    written = folder / "calls.jsonl"
    assert api.write_calls(written) == len(api.calls)
    spec = importlib.util.spec_from_file_location("check_botapi", beside("reference/check_botapi.py"))
    assert spec
    assert spec.loader
    checker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(checker)
    for line in written.read_text(encoding="utf-8").splitlines():
        assert checker.check_line(line, form=True) == [], json.loads(line)["method"]
