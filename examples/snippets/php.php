<?php

require 'QujatClient.php';

$qujat = new Qujat\Client(getenv('QUJAT_API_KEY'), getenv('QUJAT_BASE_URL'));
$session = $qujat->requestDocument('identity_card', iin: '900101300017', phone: '77010000001');

echo 'Code: ';
$code = trim(fgets(STDIN));

$document = $qujat->approveSession($session, $code);
$document->saveFiles('.');
