// Look at every page of a folder in a browser: node check_pages.mjs FOLDER CHROMIUM. Prints what is wrong, and fails then.
//
// A page must be free of violations of axe-core (WCAG 2.2 A and AA, best practices) on light and dark, ask for nothing,
// break no policy, fit 320 pixels and letters of 200 %, and be reached by keyboard, its scrolling regions included.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const [folder, chromium] = process.argv.slice(2);
const faults = [];

const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html')).sort();
if (!chromium) throw new Error('No Chromium was named, or none is installed');
if (pages.length === 0) throw new Error(`There is no page in ${folder}`);
const server = createServer((request, response) => {
  const name = decodeURIComponent(request.url).slice(1);
  response.writeHead(pages.includes(name) ? 200 : 404, { 'content-type': 'text/html' });
  response.end(pages.includes(name) ? readFileSync(path.join(folder, name)) : '');
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

let rules = 0;
for (const name of pages) {
  const page = await opened(name);
  await styled(name, page);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    rules = Math.max(rules, await judged(`${name} (${scheme})`, page));
  }
  await fits(`${name} (320 pixels)`, page, 320, 16);
  await scrolled(name, page);
  await reached(name, page);
  await fits(`${name} (letters of 200 %)`, page, 1280, 32);
  await page.close();
}
await browser.close();
server.close();
for (const fault of faults.slice(0, 50)) console.error(fault);
console.log(`${pages.length} pages, ${rules} rules of axe-core, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;

// Open a page, and tell of all that it asks for and all that the browser complains of.
async function opened(name) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const address = `http://127.0.0.1:${server.address().port}/${name}`;
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) faults.push(`${name}: asks for ${request.url()}`);
  });
  page.on('console', (message) => faults.push(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${name}: ${error}`));
  const log = await page.createCDPSession();
  log.on('Log.entryAdded', ({ entry }) => faults.push(`${name}: ${entry.text}`));
  await log.send('Log.enable');
  await page.goto(address, { waitUntil: 'networkidle0' });
  return page;
}

// A policy that refuses the page's own style says nothing that axe would hear.
async function styled(name, page) {
  const margin = await page.evaluate(() => getComputedStyle(document.body).margin);
  if (margin !== '0px') faults.push(`${name}: its style is not taken`);
  const policy = await page.$('meta[http-equiv="Content-Security-Policy"]');
  if (policy === null) faults.push(`${name}: has no policy`);
}

async function judged(name, page) {
  if (await page.evaluate(() => typeof window.axe === 'undefined')) await page.evaluate(AXE);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  for (const { id, help, nodes } of found.violations) faults.push(`${name}: ${id}: ${help}: ${nodes[0].html}`);
  const doubts = found.incomplete.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} cannot be told: ${html}`));
  // Of text in a picture axe does not see what is behind it; a test of the colours does.
  for (const doubt of doubts.filter((each) => !each.includes('<text '))) faults.push(`${name}: ${doubt}`);
  return found.violations.length + found.passes.length;
}

async function fits(name, page, width, letters) {
  await page.setViewport({ width, height: 900 });
  const session = await page.createCDPSession();
  await session.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } });
  const found = await page.evaluate(() => [
    document.documentElement.scrollWidth, parseFloat(getComputedStyle(document.documentElement).fontSize),
  ]);
  if (found[1] !== letters) faults.push(`${name}: letters of ${found[1]} where ${letters} were asked`);
  if (found[0] > width) faults.push(`${name}: ${found[0]} pixels wide`);
}

// What scrolls sideways must do so by keyboard.
async function scrolled(name, page) {
  const strange = await page.evaluate(() => [...document.querySelectorAll('body *')]
    .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === 'auto')
    .filter((node) => node.tabIndex !== 0 || node.getAttribute('role') !== 'region' || !node.ariaLabel).length);
  if (strange) faults.push(`${name}: ${strange} parts scroll out of reach of a keyboard`);
  for (const region of await page.$$('[role=region][tabindex]')) {
    const wide = await region.evaluate((node) => node.scrollWidth > node.clientWidth);
    await region.focus();
    await page.keyboard.press('ArrowRight', { delay: 60 });
    const moved = await region.evaluate(async (node) => {
      for (let frame = 0; frame < 30 && node.scrollLeft === 0; frame += 1) await new Promise(requestAnimationFrame);
      return node.scrollLeft > 0;
    });
    if (wide && !moved) faults.push(`${name}: a region does not scroll by keyboard`);
  }
}

async function reached(name, page) {
  await page.reload({ waitUntil: 'load' }); // a keyboard begins where it last was
  const wanted = await page.evaluate(() => document.querySelectorAll('a[href], [tabindex="0"]').length);
  const seen = new Set();
  for (let step = 0; step < wanted; step += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const node = document.activeElement;
      const box = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      return {
        at: [...document.querySelectorAll('*')].indexOf(node), tag: node.outerHTML.slice(0, 80), skips: node.matches('.skip'),
        shown: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      };
    });
    seen.add(now.at);
    if (step === 0 && !now.skips) faults.push(`${name}: the first stop of a keyboard is no skip link`);
    if (!now.shown || !now.marked) faults.push(`${name}: focus cannot be seen: ${now.tag}`);
  }
  if (seen.size !== wanted) faults.push(`${name}: a keyboard reaches ${seen.size} of ${wanted} stops`);
}
