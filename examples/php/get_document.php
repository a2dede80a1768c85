<?php

// From the key to a saved PDF, in the sandbox: `QUJAT_API_KEY=qjt_test_… php get_document.php`.

declare(strict_types=1);

require __DIR__ . '/QujatClient.php';

// A citizen of the sandbox. Yours come from your form.
const IIN = '900101300017';
const PHONE = '77010000001';

$apiKey = (string) getenv('QUJAT_API_KEY');
$qujat = new Qujat\Client($apiKey, getenv('QUJAT_BASE_URL') ?: 'http://127.0.0.1:8080');
$session = $qujat->requestDocument('identity_card', IIN, PHONE);
echo 'A code was sent to ', $session->phoneMasked ?? 'the citizen', ".\n";

do {
    $document = null;
    // The citizen types the code. In the sandbox, the phone's inbox has it.
    $inSandbox = str_starts_with($apiKey, 'qjt_test_');
    $code = $inSandbox ? $qujat->sandboxMessages(PHONE)[0]['code'] : trim((string) fgets(STDIN));
    try {
        $document = $qujat->approveSession($session, $code);
    } catch (Qujat\QujatException $error) {
        if ($error->errorCode !== 'invalid_otp_code' || !$error->attemptsLeft) {
            throw $error;
        }
        echo "The code is wrong. {$error->attemptsLeft} attempts are left.\n";
    }
} while ($document === null);

echo 'Issued on ', Qujat\almatyDate($document->resultJson()['common']['docIssuedDate']), ".\n";
foreach ($document->saveFiles('out') as $file) {
    echo "Saved $file.\n";
}
