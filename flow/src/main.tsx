/** The page of a Flow session: a citizen sees who asks for which document, and hands it over with the code of the SMS. */
import { render } from 'preact';
import { takeOnePressEach } from '../../cabinet/src/one-press.ts';
import { App } from './app.tsx';
import { followTheme } from './follow-theme.ts';
import { preferredLanguage } from './i18n/translations.ts';
import { readPageAddress } from './page-address.ts';
import { createPageApi } from './page-api.ts';
import { findSurroundings, originsInPage } from './surroundings.ts';
import { takeOver } from './take-over.ts';
import { readDevice } from './this-device.ts';
import './page.css';

const { sessionId, inWebView, handOverToken, language } = readPageAddress(window.location.href);
followTheme();
takeOnePressEach(document);

const api = createPageApi(sessionId, readDevice);
const root = document.getElementById('flow');
if (root !== null)
  render(
    <App
      api={api}
      surroundings={findSurroundings(sessionId, inWebView, originsInPage())}
      takeOver={() => takeOver(api, handOverToken)}
      language={language ?? preferredLanguage(navigator.languages)}
    />,
    root,
  );
