<?php

// A citizen hands over an identity card: three calls of your page. The session and the document stay on the server.
// Try it: `QUJAT_API_KEY=qjt_test_… php -S 127.0.0.1:3000 web.php`. In production, let your web server call this file.

declare(strict_types=1);

use Qujat\Client;
use Qujat\QujatException;

require __DIR__ . '/QujatClient.php';

$qujat = new Client((string) getenv('QUJAT_API_KEY'), getenv('QUJAT_BASE_URL') ?: 'http://127.0.0.1:8080');

function answer(int $status, array $body): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($body, JSON_THROW_ON_ERROR);
    exit;
}

// The session of Qujat lies in the session of PHP, on the disk of this server. The browser has a random cookie.
session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Strict', 'use_strict_mode' => true]);

try {
    $input = json_decode((string) file_get_contents('php://input'), true) ?? [];
    $text = static fn (string $name): string => is_string($input[$name] ?? null) ? $input[$name] : '';
    $asked = static fn () => $_SESSION['document'] ?? answer(400, ['error' => 'session_not_found']);

    switch ($_SERVER['REQUEST_METHOD'] . ' ' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
        case 'POST /document':
            $_SESSION['document'] = $qujat->requestDocument('identity_card', $text('iin'), $text('phone'));
            answer(202, ['sent_to' => $_SESSION['document']->phoneMasked]);
            // no break
        case 'POST /document/resend':
            $_SESSION['document'] = $qujat->resendOtp($asked());
            answer(202, ['resend_after' => $_SESSION['document']->resendAfter]);
            // no break
        case 'POST /document/code':
            $document = $qujat->approveSession($asked(), $text('code'));
            $document->saveFiles(getenv('DOCUMENTS') ?: 'documents');
            unset($_SESSION['document']);
            answer(200, ['received' => $document->documentType()]);
            // no break
        default:
            answer(404, ['error' => 'not_found']);
    }
} catch (QujatException $error) {
    // Safe to log: it holds nothing about a citizen, and no key.
    error_log($error->getMessage());
    // Your page tells by the code what the citizen can do: type again, ask for another code, begin anew, or come later.
    $told = ['attempts_left' => $error->attemptsLeft, 'retry_after' => $error->retryAfter];
    answer(($error->status ?? 503) < 500 ? 400 : 503, ['error' => $error->errorCode, ...$told]);
}
