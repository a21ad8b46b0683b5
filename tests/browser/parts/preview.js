// The preview as a reviewer goes through it: edits show by themselves, mistakes are told and go away when they are
// mended, comments and signatures stand where they belong, and a changed word voids them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.js";
import { openPage } from "../lib/browser.js";
import { startPreview } from "../lib/preview.js";
import { picture, sideways } from "./looks.js";

const ISSUE = "content/wuran-fangzhi-2025/01-yangchen.md";
const ISSUE_PAGE = "notices/wuran-fangzhi-2025/yangchen/";
const NOTICE_PAGE = "notices/wuran-fangzhi-2025/";

export function tryPreview(browser) {
  test("preview: a reviewer's way through it", async (t) => {
    const site = await startPreview();
    const page = await openPage(browser, site, { viewport: { width: 1280, height: 700 } });
    const bar = page.locator("tongbao-preview .bar");
    const overlay = page.locator("tongbao-preview .overlay");
    const panel = page.locator("tongbao-preview .panel");
    try {
      await t.test("an edit shows by itself and the page stays where it was", async () => {
        await page.show(NOTICE_PAGE);
        await bar.waitFor();
        await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
        site.save(ISSUE, site.read(ISSUE).replace("对全市 36 个工地逐一核查", "对全市 36 个工地逐个复查"));
        await page.getByText("对全市 36 个工地逐个复查").first().waitFor();
        await page.waitForFunction(() => Math.abs(scrollY - 900) < 2);
      });

      await t.test("the search finds what was just written", async () => {
        await page.show(`search/?q=${encodeURIComponent("逐个复查")}`);
        await page.getByText(/^找到 \d+ 处$/).waitFor();
        const found = await page.locator("#found a").evaluateAll((links) => links.map((link) => link.href));
        assert.ok(found.includes(site.base + ISSUE_PAGE), found.join(", "));
        await page.show(NOTICE_PAGE);
        await bar.waitFor();
      });

      await t.test("a new style comes without a new page", async () => {
        await page.evaluate(() => { window.isSame = true; });
        const style = "body { background: rgb(1, 2, 3); }";
        site.write("themes/gov/assets/gov.css", style);
        await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)");
        assert.equal(await page.evaluate(() => window.isSame), true, "the page was loaded anew");
        site.remove("themes");
        await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor !== "rgb(1, 2, 3)");
        assert.equal(await page.evaluate(() => window.isSame), true, "the page was loaded anew");
      });

      await t.test("a mistake is told with its place, over the last good page, and goes when it is mended", async () => {
        await page.show(ISSUE_PAGE);
        await bar.waitFor();
        const good = site.read(ISSUE);
        site.save(ISSUE, good.replace("status: 已完成", "status: 差不多"));
        await overlay.waitFor();
        const told = await overlay.innerText();
        assert.match(told, /差不多/);
        assert.match(told, /content\/wuran-fangzhi-2025\/01-yangchen\.md:4/);
        assert.match(await overlay.locator("a").first().getAttribute("href"), /^vscode:\/\/file\/.*01-yangchen\.md:4:/);
        assert.ok(await page.getByText("逐个复查").first().isVisible(), "the last good page is gone");
        assert.deepEqual(await violations(page, "overlay"), []);
        await page.keyboard.press("Escape");
        await overlay.waitFor({ state: "hidden" });
        site.save(ISSUE, good.replace("status: 已完成", "status: 也差不多"));
        await overlay.waitFor();
        site.save(ISSUE, good);
        await overlay.waitFor({ state: "hidden" });
      });

      await t.test("a comment on some words is kept, shown, and resolved", async () => {
        await page.show(NOTICE_PAGE);
        await bar.waitFor();
        await select(page, "安装喷淋设施 13 处");
        await bar.getByRole("button", { name: "提意见" }).click();
        assert.equal(await panel.locator("blockquote").innerText(), "安装喷淋设施 13 处");
        await panel.getByLabel("您的姓名").fill("王五");
        await panel.getByLabel("意见").fill("是 13 处还是 12 处？");
        assert.deepEqual(await violations(page, "comment form"), []);
        await panel.getByRole("button", { name: "提交" }).click();
        await panel.getByText("是 13 处还是 12 处？").waitFor();
        assert.equal(await highlighted(page), "安装喷淋设施 13 处");
        assert.match(site.tongbao("review", "comments"), /是 13 处还是 12 处/);

        // On the issue's own page it stands as well, in whose text the words are.
        await page.show(ISSUE_PAGE);
        await bar.getByRole("button", { name: "意见 1" }).click();
        await panel.getByText("是 13 处还是 12 处？").waitFor();
        await picture(page, "preview-comment");
        await panel.getByRole("button", { name: "标为已处理" }).click();
        await panel.getByText("已处理 (王五)").waitFor();
        await bar.getByRole("button", { name: "意见 0" }).waitFor();
      });

      await t.test("a reply that is being written outlives every change, and the page follows when it is sent", async () => {
        await page.show(NOTICE_PAGE);
        await bar.getByRole("button", { name: "意见 0" }).click();
        await panel.locator("summary").click();
        await panel.getByLabel("回复").fill("正在写的答复");
        site.tongbao("review", "comment", "add", "wuran-fangzhi-2025", "又一条意见", "--by", "赵六");
        await bar.getByRole("button", { name: "意见 1" }).waitFor();
        site.save(ISSUE, site.read(ISSUE).replace("逐个复查", "逐个再查"));
        await page.getByText("页面已有改动").waitFor();
        await bar.getByRole("button", { name: "意见 1" }).click();
        await bar.getByRole("button", { name: "意见 1" }).click();
        assert.equal(await panel.getByLabel("回复").last().inputValue(), "正在写的答复");
        await panel.getByRole("button", { name: "提交" }).last().click();
        await page.getByText("对全市 36 个工地逐个再查").first().waitFor();
        assert.match(site.tongbao("review", "comments", "--all"), /正在写的答复/);
        site.save(ISSUE, site.read(ISSUE).replace("逐个再查", "逐个复查"));
      });

      await t.test("whoever comments by keyboard stays at the comments", async () => {
        const focused = () => page.evaluate(() => {
          const { activeElement } = document.querySelector("tongbao-preview").shadowRoot;
          return activeElement && `${activeElement.className} ${activeElement.textContent}`.trim();
        });
        await page.show(NOTICE_PAGE);
        await bar.getByRole("button", { name: "提意见" }).press("Enter");
        await page.keyboard.type("只用键盘写的");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        const own = panel.locator("li", { hasText: "只用键盘写的" });
        await own.waitFor();
        assert.match(await focused(), /^panel /);
        await own.getByRole("button", { name: "标为已处理" }).press("Enter");
        await own.getByText("已处理 (王五)").waitFor();
        assert.match(await focused(), /^panel /);
        await bar.getByRole("button", { name: "提意见" }).press("Enter");
        await page.keyboard.press("Escape");
        assert.equal(await focused(), "comment 提意见");
      });

      await t.test("a page that stayed open while the preview was started again can be commented on", async () => {
        await page.getByText("对全市 36 个工地逐个复查").first().waitFor();
        await bar.getByRole("button", { name: "提意见" }).click();
        await panel.getByLabel("意见").fill("重启前写的");
        await site.restart();
        await page.getByText("页面已有改动").waitFor();
        await panel.getByRole("button", { name: "提交" }).click();
        await page.waitForFunction(() => !document.querySelector("tongbao-preview").shadowRoot.querySelector("textarea"));
        assert.match(site.tongbao("review", "comments"), /重启前写的/);
        page.faults = page.faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|review\/(events|state)/.test(fault));
      });

      await t.test("the mark of a footnote is no part of the words that are commented on", async () => {
        await page.show(NOTICE_PAGE);
        await bar.waitFor();
        await page.locator("p", { hasText: "局党组第一时间传达学习反馈意见" }).first().evaluate((paragraph) => getSelection().selectAllChildren(paragraph));
        await bar.getByRole("button", { name: "提意见" }).click();
        const words = "局党组第一时间传达学习反馈意见。“两个责任”落实到人。";
        assert.equal(await panel.locator("blockquote").innerText(), words);
        await panel.getByLabel("意见").fill("脚注要写明出处。");
        await panel.getByRole("button", { name: "提交" }).click();
        const own = panel.locator("li", { hasText: "脚注要写明出处。" });
        await own.waitFor();
        assert.equal(await own.locator(".place").count(), 0, "the words are said to be other ones");
        await page.waitForFunction((words) => [...CSS.highlights.get("tongbao-comment")].some((range) => range.toString().replace("[1]", "") === words), words);
        await own.getByRole("button", { name: "标为已处理" }).click();
        await own.getByText("已处理 (王五)").waitFor();
      });

      await t.test("the bar of a page that is made of no text offers what there is, and nothing else", async () => {
        await page.goto(`${site.base}no-such-page/`);
        await bar.waitFor();
        assert.doesNotMatch(await bar.innerText(), /null|undefined|意见/);
        page.faults = page.faults.filter((fault) => !/404/.test(fault));
      });

      await t.test("the bar counts what only a check finds", async () => {
        await page.show(ISSUE_PAGE);
        const good = site.read(ISSUE);
        site.save(ISSUE, `${good}\n联系人身份证号 110101199003074178。\n`);
        await bar.getByRole("link", { name: /^错误 1 / }).waitFor();
        assert.ok(await overlay.isHidden(), "what a check finds stands over the page");
        site.save(ISSUE, good);
        await bar.getByRole("link", { name: /^错误 0 / }).waitFor();
      });

      await t.test("whoever is in the bar by keyboard stays there when the counts come", async () => {
        const counted = page.waitForResponse(/\/__review\/counts/);
        await page.show(ISSUE_PAGE);
        const link = bar.getByRole("link").first();
        await link.focus();
        await link.evaluate((one) => { window.before = one; });
        await counted;
        await page.waitForFunction(() => !window.before.isConnected);
        assert.ok(await link.evaluate((own) => own.getRootNode().activeElement === own), "the keyboard lost its place in the bar");
      });

      await t.test("eight tabs hear of a change", async () => {
        const tabs = await Promise.all(Array.from({ length: 8 }, () => page.context().newPage()));
        for (const tab of tabs) await tab.goto(site.base + ISSUE_PAGE, { waitUntil: "load" });
        site.save(ISSUE, site.read(ISSUE).replace("逐个复查", "逐个细查"));
        await Promise.all(tabs.map((tab) => tab.getByText("逐个细查").first().waitFor()));
        for (const tab of tabs) await tab.close();
        site.save(ISSUE, site.read(ISSUE).replace("逐个细查", "逐个复查"));
      });

      await t.test("whoever leaves a page while it changes gets where the link leads, and a page that is left for a file hears on", async () => {
        await page.show(ISSUE_PAGE);
        await bar.waitFor();
        const heard = page.waitForResponse(/\/__review\/state/);
        await page.route(site.base + NOTICE_PAGE, async (route) => {
          site.save(ISSUE, site.read(ISSUE).replace("逐个复查", "逐件复查"));
          await heard;
          await page.waitForTimeout(300);
          await route.continue();
        }, { times: 1 });
        await page.locator("main").getByRole("link", { name: "大气污染防治督察反馈问题整改情况的通报" }).first().click();
        await page.waitForURL(site.base + NOTICE_PAGE);
        await bar.waitFor();
        const saved = page.waitForEvent("download");
        await page.locator("a[href$='.csv']").first().click();
        await saved;
        site.save(ISSUE, site.read(ISSUE).replace("逐件复查", "逐个复查"));
        await page.getByText("对全市 36 个工地逐个复查").first().waitFor();
      });

      await t.test("a page whose worker never speaks hears of a change by itself", async () => {
        const tab = await page.context().newPage();
        await tab.addInitScript(() => { window.SharedWorker = window.BroadcastChannel = class extends EventTarget {}; });
        await tab.goto(site.base + ISSUE_PAGE, { waitUntil: "load" });
        site.save(ISSUE, site.read(ISSUE).replace("逐个复查", "逐一复查"));
        await tab.getByText("逐一复查").first().waitFor();
        await tab.close();
        site.save(ISSUE, site.read(ISSUE).replace("逐一复查", "逐个复查"));
      });

      await t.test("three signatures are valid, and one changed word voids them all", async () => {
        const settings = site.read("content/site.yaml");
        site.save("content/site.yaml", `${settings}review:\n  roles: [初审, 复审, 终审]\n`);
        await page.show("__review/");
        const standings = () => page.locator("#signatures table").first().locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.standing));
        const stand = (...expected) => page.waitForFunction((expected) => {
          const rows = [...document.querySelectorAll("#signatures table")][0]?.querySelectorAll("tbody tr") ?? [];
          return JSON.stringify([...rows].map((row) => row.dataset.standing)) === JSON.stringify(expected);
        }, expected);
        await stand("missing", "missing", "missing");
        for (const [role, name] of [["初审", "张三"], ["复审", "李四"], ["终审", "赵六"]]) {
          site.tongbao("review", "sign", "wuran-fangzhi-2025", "--role", role, "--by", name);
        }
        await stand("valid", "valid", "valid");
        // What is being typed stays, and the page follows when that is done.
        await page.locator("input[name=since]").fill("HEAD~");
        const answered = page.waitForResponse(/__review\/$/);
        site.tongbao("review", "comment", "add", "wuran-fangzhi-2025", "打字时来的意见", "--by", "赵六");
        await answered;
        assert.equal(await page.locator("input[name=since]").inputValue(), "HEAD~");
        await page.locator("h1").click();
        await page.getByText("打字时来的意见").waitFor();
        site.save(ISSUE, site.read(ISSUE).replace("PM10", "PM2.5"));
        await stand("void", "void", "void");
        assert.deepEqual(await standings(), ["void", "void", "void"]);
        const changed = page.locator("#signatures .voided").first();
        assert.match(await changed.locator("del").first().innerText(), /PM10|10/);
        assert.match(await changed.locator("ins").first().innerText(), /PM2\.5|2\.5/);
      });

      await t.test("a comment is replied to on the reviewer's page, by keyboard alone", async () => {
        const comment = page.locator("article.comment", { hasText: "打字时来的意见" });
        const box = comment.getByLabel("回复");
        const focused = () => page.evaluate(() => `${document.activeElement.tagName} ${document.activeElement.closest("article")?.querySelector(".said").textContent}`);
        await comment.locator("summary").press("Enter");
        await page.keyboard.press("Tab");
        await page.keyboard.type("写到一半");
        // What is written stays while the page follows, whether one is still at it or not.
        await page.locator("h1").click();
        site.tongbao("review", "comment", "add", "wuran-fangzhi-2025", "回复时来的意见", "--by", "赵六");
        await page.getByText("回复时来的意见").waitFor();
        assert.equal(await box.inputValue(), "写到一半");
        await box.focus();
        const answered = page.waitForResponse(/__review\/$/);
        site.tongbao("review", "comment", "add", "wuran-fangzhi-2025", "又来一条意见", "--by", "赵六");
        await answered;
        await page.keyboard.press("End");
        await page.keyboard.type("，写完了");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await comment.locator(".reply", { hasText: "写到一半，写完了" }).waitFor();
        await page.getByText("又来一条意见").waitFor();
        assert.equal(await focused(), "SUMMARY 打字时来的意见");
        assert.equal(await box.inputValue(), "");
        assert.match(site.tongbao("review", "comments"), /写到一半，写完了/);
        await comment.locator("summary").press("Enter");
        assert.deepEqual(await violations(page, "reply on the reviewer's page"), []);
      });

      await t.test("the reviewer's page says what else there is, at every width, light and dark", async () => {
        const text = await page.locator("main").innerText();
        for (const expected of ["逾期", "检查发现", "与 HEAD 相比", "逐个复查", "是 13 处还是 12 处？"]) {
          assert.ok(text.includes(expected), expected);
        }
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          for (const address of ["__review/", "__review/?edition=internal", "__review/compare/", ISSUE_PAGE]) {
            for (const width of [360, 1280]) {
              await page.setViewportSize({ width, height: 900 });
              await page.show(address);
              if (address === ISSUE_PAGE) await bar.waitFor();
              const where = `${address} at ${width}, ${colorScheme}`;
              page.faults.push(...(await sideways(page, width)), ...(address.startsWith("__review") ? await violations(page, where) : []));
              await picture(page, `preview-${address.replace(/\W+/g, "-")}-${width}-${colorScheme}`);
            }
          }
        }
        assert.deepEqual(faults(page), []);
      });

      await t.test("the bar leads to the other edition and back, and internal texts are marked there", async () => {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.show(NOTICE_PAGE);
        await bar.getByRole("link", { name: "看党内公开版" }).click();
        await page.waitForURL(`**/__review/internal/${NOTICE_PAGE}`);
        await page.locator(".tongbao-mark.internal").first().waitFor();
        await bar.getByRole("link", { name: "看社会公开版" }).click();
        await page.waitForURL(`${site.base}${NOTICE_PAGE}`);
        await bar.waitFor();
        assert.equal(await page.getByText("内部材料").count(), 0);
        await bar.getByRole("link", { name: "对比两版" }).click();
        await page.locator("ins", { hasText: "内部材料" }).first().waitFor();
      });
      assert.deepEqual(faults(page), []);
    } finally {
      await page.end();
      await site.end();
    }
  });
}

/**
 * What went wrong on a page. Requests that end because the page is left are as they should be, and it is axe that
 * tries to copy the styles of the bar's own root.
 */
function faults(page) {
  return [...new Set(page.faults)].filter((fault) => !/net::ERR_ABORTED$|^console: Applying inline style/.test(fault));
}

/** Selects words of the page, as a mouse would. */
function select(page, words) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return;
    }
    throw new Error(`${words} is not on the page`);
  }, words);
}

/** The words that are shown as commented on. */
async function highlighted(page) {
  await page.waitForFunction(() => CSS.highlights.get("tongbao-comment")?.size > 0);
  return page.evaluate(() => [...CSS.highlights.get("tongbao-comment")][0].toString());
}
