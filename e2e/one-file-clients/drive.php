<?php

// Makes the calls that a test asks for, one line of JSON for each of its cases, and tells what came of them.

declare(strict_types=1);

use Qujat\Client;
use Qujat\Document;
use Qujat\QujatException;
use Qujat\Session;

require $argv[1] . '/QujatClient.php';

function take(Client $qujat, array $step): mixed
{
    switch ($step['call']) {
        case 'request':
            return $qujat->requestDocument($step['document_type'], $step['iin'], $step['phone']);
        case 'messages':
            return $qujat->sandboxMessages($step['phone']);
        case 'date':
            return Qujat\almatyDate($step['epoch_ms']);
    }
    $stored = $step['session'];
    $session = new Session(
        $stored['id'],
        $stored['expires_at'] ?? null,
        $stored['resend_after'] ?? null,
        $stored['phone_masked'] ?? null,
    );
    if ($step['call'] === 'resend') {
        return $qujat->resendOtp($session);
    }
    $document = $step['call'] === 'generate'
        ? $qujat->generateFiles($session, new Document($step['reply']))
        : $qujat->approveSession($session, $step['code'], $step['file']);
    return isset($step['folder']) ? $document->saveFiles($step['folder']) : $document;
}

function told(mixed $value): mixed
{
    return match (true) {
        $value instanceof Session => [
            'id' => $value->id,
            'expires_at' => $value->expiresAt,
            'resend_after' => $value->resendAfter,
            'phone_masked' => $value->phoneMasked,
        ],
        $value instanceof Document => ['reply' => $value->reply],
        default => $value,
    };
}

function toldError(QujatException $error): array
{
    return [
        'code' => $error->errorCode,
        'status' => $error->status,
        'was_sent' => $error->wasSent,
        'detail' => $error->detail,
        'message' => $error->plainText,
        'request_id' => $error->requestId,
        'retry_after' => $error->retryAfter,
        'attempts_left' => $error->attemptsLeft,
        'fields' => $error->fields,
        'documentation_url' => $error->documentationUrl,
        'text' => $error->getMessage(),
    ];
}

function shown(mixed $value): string
{
    ob_start();
    var_dump($value);
    return ob_get_clean() . print_r($value, true);
}

while (($line = fgets(STDIN)) !== false) {
    $case = json_decode($line, true, flags: JSON_THROW_ON_ERROR);
    [$slept, $shown, $results] = [[], '', []];
    $sleep = function (float $seconds) use (&$slept): void {
        $slept[] = $seconds;
    };
    try {
        $qujat = new Client($case['api_key'], $case['base_url'], $case['timeout_seconds'], sleep: $sleep);
    } catch (InvalidArgumentException $refusal) {
        echo json_encode(['results' => [], 'slept' => [], 'shown' => (string) $refusal], JSON_THROW_ON_ERROR), "\n";
        continue;
    }
    $shown .= shown($qujat);
    foreach ($case['steps'] as $step) {
        try {
            $value = take($qujat, $step);
            $shown .= is_object($value) ? shown($value) : '';
            $results[] = ['value' => told($value)];
        } catch (QujatException $error) {
            // With its trace, as a log has it.
            $shown .= (string) $error;
            $results[] = ['error' => toldError($error)];
        } catch (InvalidArgumentException | RuntimeException $refusal) {
            $results[] = ['refused' => $refusal->getMessage()];
        }
    }
    echo json_encode(['results' => $results, 'slept' => $slept, 'shown' => $shown], JSON_THROW_ON_ERROR), "\n";
}
