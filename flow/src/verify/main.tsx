/** The page that verifies what a gateway gave: one file, which asks no network for anything, also where it was saved to a disk. */
import { render } from 'preact';
import { takeOnePressEach } from '../../../cabinet/src/one-press.ts';
import { followTheme } from '../follow-theme.ts';
import { preferredLanguage } from '../i18n/translations.ts';
import { readPageAddress } from '../page-address.ts';
import { keysOfText } from './read-item.ts';
import { readQrTexts } from './read-qr-texts.ts';
import { VerifyApp } from './verify-app.tsx';
import '../page.css';
import './verify.css';

followTheme();
takeOnePressEach(document);

const root = document.getElementById('verify');
const { href, protocol, pathname } = window.location;
/** The gateway that serves the page has put its keys in. */
const keys = keysOfText(document.querySelector<HTMLMetaElement>('meta[name=qujat-keys]')?.content ?? '');
const language = readPageAddress(href).language ?? preferredLanguage(navigator.languages);
const savedFrom = protocol === 'file:' ? undefined : pathname;
if (root !== null)
  render(
    <VerifyApp keys={keys} language={language} savedFrom={savedFrom} readQrTexts={readQrTexts} nowMs={Date.now} />,
    root,
  );
