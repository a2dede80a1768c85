import { secretContract } from '../../settings/secret-contract.ts';
import { readRelaySettings, relaySettingNames } from './relay-settings.ts';

secretContract(
  relaySettingNames,
  {
    QUJAT_RELAY_API_KEY: {
      good: 'hush-hush',
      bad: [],
      besides: { QUJAT_RELAY_URL: 'https://upstream.example.kz' },
    },
  },
  ['QUJAT_RELAY_URL'],
  readRelaySettings,
);
