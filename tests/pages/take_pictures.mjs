// Take the pictures of the page that the documentation shows: node take_pictures.mjs PAGE FOLDER CHROMIUM.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [page, folder, chromium] = process.argv.slice(2);
const PICTURES = [
  { name: 'page-light.png', width: 1100, height: 1250, scheme: 'light', anchor: null },
  { name: 'page-dark.png', width: 1100, height: 1150, scheme: 'dark', anchor: 'figuur-2' },
  { name: 'page-phone.png', width: 375, height: 1250, scheme: 'light', anchor: 'kort' },
];

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
});
for (const { name, width, height, scheme, anchor } of PICTURES) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(pathToFileURL(page).href);
  const top = anchor === null ? 0 : await tab.$eval(`#${anchor}`, (node) => node.getBoundingClientRect().top - 24);
  await tab.screenshot({ path: path.join(folder, name), clip: { x: 0, y: top, width, height }, captureBeyondViewport: true });
}
await browser.close();
