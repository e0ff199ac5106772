import { chromium } from "playwright-core";
const [,, file, out, scheme='light', sel=''] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const p = await b.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: scheme });
p.on('console', m => console.log('console', m.type(), m.text()));
p.on('pageerror', e => console.log('pageerror', e.message, e.stack));
const t=Date.now();
await p.goto('file://'+file); await p.waitForSelector('html[data-ready]', {timeout: 20000}).catch(e=>console.log('not ready'));
console.log('ready', Date.now()-t);
await p.waitForTimeout(500);
if (sel) { for (const s of sel.split(',')) await p.locator('#'+s).screenshot({ path: out.replace('.png', '-'+s+'.png') }); }
else await p.screenshot({ path: out, fullPage: true });
await b.close();
