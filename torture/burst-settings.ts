/** A gateway whose live keys reach an upstream, which one citizen asks again and again: the limits of a citizen are no matter here. */
export const burstSettings = {
  QUJAT_LIVE_CONNECTORS: '*=relay',
  QUJAT_RELAY_API_KEY: 'key of the upstream',
  QUJAT_EGOV_BREAKER_FAULTS: '10000',
  QUJAT_LIMITS: ['codes_per_iin', 'codes_per_phone', 'wrong_codes_per_iin']
    .flatMap((limit) => [`${limit}=10000/1h`, `own_${limit}=10000/1h`])
    .join(),
};
