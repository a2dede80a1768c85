/** The page of a consent's receipt: its link has a secret behind `#`, which goes to the gateway in a header alone. */
import { render } from 'preact';
import { takeOnePressEach } from '../../../cabinet/src/one-press.ts';
import { followTheme } from '../follow-theme.ts';
import { preferredLanguage } from '../i18n/translations.ts';
import { readPageAddress } from '../page-address.ts';
import { createReceiptApi } from './receipt-api.ts';
import { ReceiptApp } from './receipt-app.tsx';
import '../page.css';

followTheme();
takeOnePressEach(document);

const root = document.getElementById('flow');
const { hash, href } = window.location;
const language = readPageAddress(href).language ?? preferredLanguage(navigator.languages);
if (root !== null) render(<ReceiptApp api={createReceiptApi(hash.slice(1))} language={language} />, root);
// Another receipt in the same tab.
addEventListener('hashchange', () => window.location.reload());
