"""tongbao lsp, asked by a real client library (pygls) as an editor asks: findings, quick fixes, completion, hover."""

import asyncio
import os
import tempfile
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SITE = "title: 示例市城市管理局\n"
NOTICE = (
    "---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n---\n"
    "现将整改情况予以公布。\n"
)
HEAD = "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n"
BAD = "𠮷在城区设置设置便民点，完善了各项管理制度，效果良好。"


def check(site):
    # The server knows nothing of how a site was built: once is enough.
    if site.name == "fixture":
        yield from asyncio.run(asyncio.wait_for(talk(), 60))


async def talk():
    with tempfile.TemporaryDirectory(prefix="tongbao-lsp-") as folder:
        content = Path(folder) / "content"
        (content / "n").mkdir(parents=True)
        (content / "site.yaml").write_text(SITE, "utf-8")
        (content / "n/notice.md").write_text(NOTICE, "utf-8")
        issue = content / "n/01-a.md"
        issue.write_text(HEAD + "改好了。\n", "utf-8")
        client = LanguageClient("tongbao-validators", "1")
        shown = asyncio.Queue()
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: shown.put_nowait(params))
        await client.start_io(os.environ["TONGBAO"], "lsp", "--stdio")
        faults = await conversation(client, shown, issue.as_uri())
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return faults


async def conversation(client, shown, uri):
    faults = []

    def expect(right, what):
        if not right:
            faults.append(f"language server: {what}")

    await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities(), locale="zh-cn"))
    client.initialized(types.InitializedParams())

    # What is in memory counts, not what is on the disk.
    item = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=HEAD + BAD + "\n")
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    doubled = [found for found in await diagnostics(shown, 1) if found.code == "TB616"]
    expect(len(doubled) == 1, f"the doubled word is not found: {doubled}")
    if not doubled:
        return faults
    # UTF-16: the first character counts twice.
    place = doubled[0].range
    expect((place.start.line, place.start.character, place.end.character) == (5, 5, 9), f"it stands at {place}")

    document = types.TextDocumentIdentifier(uri=uri)
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=place.start))
    expect(hover and "为什么" in hover.contents.value, f"hovering says {hover}")

    context = types.CodeActionContext(diagnostics=doubled)
    params = types.CodeActionParams(text_document=document, range=place, context=context)
    actions = await client.text_document_code_action_async(params) or []
    fixes = [action for action in actions if action.kind == types.CodeActionKind.QuickFix and action.is_preferred]
    expect(len(fixes) == 1, f"the quick fixes are {actions}")
    expect(any(action.kind == types.CodeActionKind.SourceFixAll for action in actions), "nothing mends all at once")
    for edit in fixes[0].edit.changes[uri] if fixes else []:
        change = types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)
        changed = types.VersionedTextDocumentIdentifier(uri=uri, version=2)
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(text_document=changed, content_changes=[change])
        )
    left = [found.code for found in await diagnostics(shown, 2)]
    expect("TB616" not in left, "the fix does not take the finding away")

    for position, wanted in [
        (types.Position(line=2, character=10), "lighting"),
        (types.Position(line=3, character=8), "正在整改"),
    ]:
        labels = await complete(client, document, position)
        expect(wanted in labels, f"{wanted} is not offered at {position}: {labels}")
    whole = types.TextDocumentContentChangeWholeDocument(text=HEAD.replace("status: 已完成", "st") + "\n")
    changed = types.VersionedTextDocumentIdentifier(uri=uri, version=3)
    client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=changed, content_changes=[whole]))
    labels = await complete(client, document, types.Position(line=3, character=2))
    expect("status" in labels and "title" not in labels, f"the keys that are offered are {labels}")
    return faults


async def diagnostics(shown, version):
    """Those of a version: what was found of earlier ones may come first."""
    while True:
        told = await shown.get()
        if told.version == version:
            return told.diagnostics


async def complete(client, document, position):
    params = types.CompletionParams(text_document=document, position=position)
    answer = await client.text_document_completion_async(params)
    items = answer.items if isinstance(answer, types.CompletionList) else answer or []
    return [item.label for item in items]
