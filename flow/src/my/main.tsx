/** The page of a citizen's own consents. Its address names a sandbox, and nothing of the citizen. */
import { render } from 'preact';
import { takeOnePressEach } from '../../../cabinet/src/one-press.ts';
import { followTheme } from '../follow-theme.ts';
import { preferredLanguage } from '../i18n/translations.ts';
import { readPageAddress } from '../page-address.ts';
import { createMyApi } from './my-api.ts';
import { MyApp } from './my-app.tsx';
import '../page.css';

followTheme();
takeOnePressEach(document);

const root = document.getElementById('flow');
const { href, search } = window.location;
const language = readPageAddress(href).language ?? preferredLanguage(navigator.languages);
const sandbox = new URLSearchParams(search).get('sandbox') ?? '';
if (root !== null) render(<MyApp api={createMyApi(sandbox)} hasSandbox={sandbox !== ''} language={language} />, root);
