/** The settings of a gateway that the same few people of the sandbox ask again and again. */
export const withoutLimits = {
  QUJAT_TEST_LIMITS: ['requests_per_key', 'codes_per_organization', 'codes_per_phone', 'codes_per_iin']
    .map((limit) => `${limit}=1000000/1m`)
    .join(),
};
