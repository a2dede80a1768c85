<?php

/**
 * Electronic documents of Kazakhstan through Qujat, or any service with the same API: a client of one file.
 *
 * Copy it into your project. It needs PHP 8.1 or newer with the extension curl, and nothing else.
 *
 *     $qujat = new Qujat\Client(getenv('QUJAT_API_KEY'), 'https://documents.example.kz');
 *     $session = $qujat->requestDocument('identity_card', $iin, $phone);  // the state sends a code by SMS
 *     $document = $qujat->approveSession($session, $code);                // the code that the citizen typed
 *     $document->saveFiles('out');
 *
 * Keep the key, the IIN, the phone, the code and the session id on your server: in no URL, no log and no page. What
 * this file throws or shows by var_dump and print_r holds none of them. PHP 8.1 shows arguments in traces: set there
 * zend.exception_ignore_args=On.
 */

declare(strict_types=1);

namespace Qujat;

use SensitiveParameter;

/**
 * A refusal of the other side, or no answer from it. Decide by `$errorCode`: docs/errors.md of Qujat has all.
 *
 * Four codes are this client's own: `connection_failed` (there is no connection, or it broke), `timed_out`,
 * `unexpected_reply` (a success that is no answer to this call, or a redirect), and `unknown_error` (a refusal without
 * a code, whose text the specification does not have).
 */
final class QujatException extends \RuntimeException
{
    /**
     * @param int|null $status the HTTP status; null if there was no answer
     * @param bool $wasSent whether the other side may have received the call
     * @param string $detail the text of the specification
     * @param string $plainText the same in plain words
     * @param string|null $requestId quote it to the operator
     * @param int|null $retryAfter seconds to wait before the same call may succeed
     * @param int|null $attemptsLeft with `invalid_otp_code`: how often the citizen may type again
     * @param list<array{field: string, message: string}> $fields with `invalid_request`: what is wrong
     * @param string|null $documentationUrl the page of the gateway that explains this error
     */
    public function __construct(
        public readonly string $errorCode,
        public readonly ?int $status = null,
        public readonly bool $wasSent = true,
        public readonly string $detail = '',
        public readonly string $plainText = '',
        public readonly ?string $requestId = null,
        public readonly ?int $retryAfter = null,
        public readonly ?int $attemptsLeft = null,
        public readonly array $fields = [],
        public readonly ?string $documentationUrl = null,
    ) {
        $text = $plainText ?: $detail;
        $told = sprintf('%s (%s)', $errorCode, $status ?? 'no answer');
        parent::__construct($told . ($text ? ": $text" : '') . ($requestId ? " [$requestId]" : ''));
    }
}

/**
 * What `requestDocument` gives. `$id` and the code together open the document: keep it on your server, such as in
 * `$_SESSION`.
 */
final class Session
{
    /**
     * @param string|null $expiresAt when the session ends, in ISO 8601. The hosted service does not tell.
     * @param string|null $resendAfter from when `resendOtp` may be called, in ISO 8601. Null if no further code can be
     *     sent, or nothing is told.
     * @param string|null $phoneMasked the phone as it may be shown to the citizen
     */
    public function __construct(
        #[SensitiveParameter] public readonly string $id,
        public readonly ?string $expiresAt = null,
        public readonly ?string $resendAfter = null,
        public readonly ?string $phoneMasked = null,
    ) {
    }

    /** @return array<string, ?string> */
    public function __debugInfo(): array
    {
        return ['id' => '…', 'expiresAt' => $this->expiresAt, 'resendAfter' => $this->resendAfter];
    }
}

/** What `approveSession` gives: `$reply` is the answer as it came. */
final class Document
{
    private const FILES = [
        'document_pdf' => '.pdf',
        'document_image' => '.jpg',
        'face_photo' => '-face-photo.jpg',
        'qrcode' => '-qrcode.png',
        'barcode' => '-barcode.png',
    ];

    /** @param array<string, mixed> $reply */
    public function __construct(#[SensitiveParameter] public readonly array $reply)
    {
    }

    public function documentType(): string
    {
        return $this->reply['document_type'];
    }

    /**
     * The data: `common` has the owner, the number and the dates, `domain` the fields of the type.
     *
     * @return array<string, mixed>
     */
    public function resultJson(): array
    {
        return $this->reply['result_json'];
    }

    /**
     * Writes the data and every file of the answer, such as `diploma.json` and `diploma.pdf`, for this user alone.
     *
     * Nothing is overwritten: the next ones are `diploma-2.pdf` and so on.
     *
     * @return list<string> the paths
     */
    public function saveFiles(string $folder): array
    {
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT | JSON_PRESERVE_ZERO_FRACTION;
        $contents = ['.json' => json_encode($this->resultJson(), $flags | JSON_THROW_ON_ERROR) . "\n"];
        foreach (self::FILES as $field => $ending) {
            $content = base64_decode($this->reply[$field] ?? '', true);
            if ($content === false) {
                throw new \UnexpectedValueException("$field is no base64.");
            }
            if ($content !== '') {
                $contents[$ending] = $content;
            }
        }
        $name = substr(preg_replace('/[^a-z0-9_]/', '_', $this->documentType()), 0, 64);
        if (!is_dir($folder) && !mkdir($folder, 0700, true) && !is_dir($folder)) {
            throw new \RuntimeException("The folder $folder cannot be made.");
        }
        return self::writeAll(self::freePath("$folder/$name", $contents), $contents);
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['documentType' => $this->documentType()];
    }

    /** @param array<string, string> $contents by the endings of their files */
    private static function freePath(string $path, #[SensitiveParameter] array $contents): string
    {
        for ($number = 1; ; $number++) {
            $numbered = $number === 1 ? $path : "$path-$number";
            $taken = array_filter(array_keys($contents), static fn ($ending) => file_exists($numbered . $ending));
            if ($taken === []) {
                return $numbered;
            }
        }
    }

    /**
     * All of them or none: a full disk leaves no half of a document.
     *
     * @param array<string, string> $contents by the endings of their files
     * @return list<string>
     */
    private static function writeAll(string $path, #[SensitiveParameter] array $contents): array
    {
        $begun = [];
        $before = umask(0077);
        try {
            foreach ($contents as $ending => $content) {
                $file = fopen($path . $ending, 'xb');
                if ($file !== false) {
                    $begun[] = $path . $ending;
                }
                if ($file === false || fwrite($file, $content) !== strlen($content) || !fclose($file)) {
                    array_map('unlink', $begun);
                    throw new \RuntimeException("$path$ending cannot be written.");
                }
            }
        } finally {
            umask($before);
        }
        return $begun;
    }
}

final class Client
{
    private const API = '/api/v1/backend/e-document/online-access';

    /** What asks for more patience goes to the caller, who can tell the citizen. */
    private const LONGEST_WAIT_SECONDS = 20;

    /** A PDF of the state has 50 MB at most. Who sends without end is no gateway, and may not fill the memory. */
    private const LARGEST_REPLY_BYTES = 96 * 2 ** 20;

    /** The texts of the specification, with the code of each: the hosted service sends no code. */
    private const CODE_OF_TEXT = [
        'Subject not found in CMDB' => 'subject_not_found_in_mcdb',
        'Subject not found in MCDB' => 'subject_not_found_in_mcdb',
        "Can't connect to e-document service" => 'egov_unreachable',
        'EDocument service is not available now' => 'egov_unavailable',
        'Could not send request to e-document service' => 'egov_timeout',
        'Government service error' => 'government_service_error',
        'Profile is not found' => 'profile_not_found',
        'Invalid IIN' => 'invalid_iin',
        'EDocument for this session has already been received' => 'document_already_received',
        'Client does not have access to E-Document technology' => 'technology_not_accessible',
        'You have already requested a document for this session' => 'session_in_progress',
        'You have not sent a request for access to an e-document' => 'session_not_found',
        'Subscription has not started' => 'subscription_not_started',
        'No active or future subscription for technology' => 'no_subscription_for_technology',
        'Client does not have subscription' => 'no_subscription',
    ];

    private const CODE_OF_STATUS = [429 => 'rate_limited', 503 => 'service_unavailable'];

    /** @var \Closure(float): void */
    private readonly \Closure $sleep;
    /** Whether the other side has shown that it understands an Idempotency-Key. */
    private bool $knowsKeys = false;

    /**
     * @param string $apiKey from the Personal Cabinet. Read it from the environment.
     * @param float $timeoutSeconds how long an attempt may take. The state has 20 seconds to answer.
     * @param int $maxRetries how often a call is repeated by itself where that is harmless; 0 for never
     * @param (\Closure(float): void)|null $sleep waits so many seconds between the attempts
     */
    public function __construct(
        #[SensitiveParameter] private readonly string $apiKey,
        private readonly string $baseUrl,
        private readonly float $timeoutSeconds = 25,
        private readonly int $maxRetries = 2,
        ?\Closure $sleep = null,
    ) {
        // Refused without being repeated, as all that this file throws.
        if (!preg_match('/^[\x21-\x7e]+$/D', $apiKey)) {
            throw new \InvalidArgumentException('The API key is empty, or has characters that no key has.');
        }
        if (!preg_match('~^https?://~', $baseUrl)) {
            throw new \InvalidArgumentException('The base URL must begin with https:// or http://.');
        }
        $this->sleep = $sleep ?? static fn (float $seconds) => usleep((int) ($seconds * 1_000_000));
    }

    /**
     * Asks for a document of a citizen, whom the state then sends a code by SMS.
     *
     * It succeeds even if there is no such document. Then no SMS comes, and nobody can tell the difference.
     */
    public function requestDocument(
        string $documentType,
        #[SensitiveParameter] string $iin,
        #[SensitiveParameter] string $phone,
    ): Session {
        $body = ['api_key' => $this->apiKey, 'iin' => $iin, 'phone' => $phone];
        // It becomes a part of the address.
        if (!preg_match('/^\w{1,64}$/D', $documentType)) {
            throw new \InvalidArgumentException('The document type must be a plain name, such as identity_card.');
        }
        $path = self::API . "/request/$documentType/";
        return self::sessionOf($this->call('request', $path, $body));
    }

    /**
     * Sends another code, a minute after the last at the earliest. Only the newest code works.
     *
     * The hosted service has no such call.
     */
    public function resendOtp(Session $session): Session
    {
        $body = ['backend_session_id' => $session->id];
        return self::sessionOf($this->call('resend', self::API . '/resend/', $body));
    }

    /**
     * Takes the code that the citizen typed, and gives the document, once for each session.
     *
     * @param 'pdf'|'image'|null $file null for the data alone
     * @throws QujatException `invalid_otp_code` with `$attemptsLeft`, `otp_code_expired` (call `resendOtp`),
     *     `session_expired` and `too_many_attempts` (request the document again), and others
     */
    public function approveSession(
        Session $session,
        #[SensitiveParameter] string $code,
        ?string $file = 'pdf',
    ): Document {
        if (!in_array($file, ['pdf', 'image', null], true)) {
            throw new \InvalidArgumentException("The file must be 'pdf', 'image' or null.");
        }
        $want = ['file' => $file !== null, 'file_type' => $file ?? 'pdf'];
        $body = ['backend_session_id' => $session->id, 'code' => $code, ...$want];
        $reply = $this->call('approve', self::API . '/approve/', $body, knowsKeys: $session->expiresAt !== null);
        if (!is_string($reply['document_type'] ?? null) || !is_array($reply['result_json'] ?? null)) {
            throw new QujatException('unexpected_reply', 200);
        }
        return new Document($reply);
    }

    /** The document with the file that was `pending` in its `file_status`, within ten minutes after the approve. */
    public function generateFiles(Session $session, Document $document): Document
    {
        $body = ['session_id' => $session->id, 'api_key' => $this->apiKey];
        $files = $this->call('generate', '/api/v1/e-document/generate-files/', $body);
        if (array_intersect_key($files, ['document_pdf' => true, 'document_image' => true]) === []) {
            throw new QujatException('unexpected_reply', 200);
        }
        return new Document([...$document->reply, ...$files]);
    }

    /**
     * The SMS that the sandbox has sent to this phone, newest first, each with its `code`. For a test key.
     *
     * @return list<array<string, string>>
     */
    public function sandboxMessages(#[SensitiveParameter] string $phone): array
    {
        $path = '/api/v1/sandbox/messages/?' . http_build_query(['phone' => $phone]);
        $headers = ["Authorization: Bearer {$this->apiKey}"];
        $messages = $this->send($path, $headers, [$this->apiKey, $phone])['messages'] ?? null;
        return is_array($messages) ? $messages : throw new QujatException('unexpected_reply', 200);
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['baseUrl' => $this->baseUrl];
    }

    /**
     * Makes the call. Where it is repeated, the body and the Idempotency-Key stay the same.
     *
     * @param array<string, mixed> $body
     * @return array<string, mixed>
     */
    private function call(
        string $operation,
        string $path,
        #[SensitiveParameter] array $body,
        bool $knowsKeys = false,
    ): array {
        $headers = ['Content-Type: application/json', 'Accept: application/json'];
        $takesKey = in_array($operation, ['request', 'approve'], true);
        if ($takesKey) {
            $headers[] = 'Idempotency-Key: ' . bin2hex(random_bytes(16));
        }
        $json = json_encode($body, JSON_THROW_ON_ERROR);
        $secrets = array_values(array_diff_key($body, ['file' => true, 'file_type' => true]));
        for ($attempt = 0; ; $attempt++) {
            try {
                return $this->send($path, $headers, $secrets, $json);
            } catch (QujatException $error) {
                $isKeyed = $takesKey && ($knowsKeys || $this->knowsKeys);
                if ($attempt >= $this->maxRetries || !self::mayRepeat($error, $operation, $isKeyed)) {
                    throw $error;
                }
                // Jitter, so that many clients do not come back at the same moment.
                $jitter = 0.5 + (min(8, 2 ** $attempt) - 0.5) * random_int(0, 1000) / 1000;
                ($this->sleep)($jitter + ($error->retryAfter ?? 0));
            }
        }
    }

    /**
     * @param list<string> $headers
     * @param list<string> $secrets what no error may repeat
     * @return array<string, mixed>
     */
    private function send(
        #[SensitiveParameter] string $path,
        #[SensitiveParameter] array $headers,
        #[SensitiveParameter] array $secrets,
        #[SensitiveParameter] ?string $json = null,
    ): array {
        $curl = curl_init(rtrim($this->baseUrl, '/') . $path);
        [$told, $text] = [[], ''];
        // No redirect is followed: the body holds the key and the IIN. It goes to the base URL and nowhere else.
        curl_setopt_array($curl, [
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_TIMEOUT_MS => (int) ($this->timeoutSeconds * 1000),
            CURLOPT_HEADERFUNCTION => static function ($curl, string $line) use (&$told): int {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                $told[strtolower($name)] = trim($value);
                return strlen($line);
            },
            CURLOPT_WRITEFUNCTION => static function ($curl, string $part) use (&$text): int {
                if (strlen($text) + strlen($part) > self::LARGEST_REPLY_BYTES) {
                    return -1;
                }
                $text .= $part;
                return strlen($part);
            },
        ] + ($json === null ? [] : [CURLOPT_POSTFIELDS => $json]));
        $isComplete = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        if ($isComplete === false) {
            throw match (curl_errno($curl)) {
                CURLE_WRITE_ERROR => new QujatException('unexpected_reply', $status),
                CURLE_OPERATION_TIMEDOUT => new QujatException('timed_out', wasSent: self::wasSent($curl)),
                default => new QujatException('connection_failed', wasSent: self::wasSent($curl)),
            };
        }
        $body = json_decode($text, true);
        // The hosted service sends neither of these, and does not know the header.
        $this->knowsKeys = $this->knowsKeys || isset($body['expires_at']) || isset($body['code'], $body['request_id']);
        if ($status >= 400) {
            throw self::refusalOf($status, is_array($body) ? $body : [], $told, $secrets);
        }
        return $status === 200 && is_array($body) ? $body : throw new QujatException('unexpected_reply', $status);
    }

    private static function wasSent(\CurlHandle $curl): bool
    {
        return curl_getinfo($curl, CURLINFO_PRETRANSFER_TIME) > 0;
    }

    /** Only where the citizen notices nothing: no second SMS, no attempt spent, no document lost with its answer. */
    private static function mayRepeat(QujatException $error, string $operation, bool $isKeyed): bool
    {
        if (!$error->wasSent) {
            return true;
        }
        if (($error->retryAfter ?? 0) > self::LONGEST_WAIT_SECONDS) {
            return false;
        }
        // The other side says that it did not begin. A code that was given once may have been used all the same.
        $isRefused = in_array($error->status, [429, 503], true) && $error->retryAfter !== null;
        if ($isRefused && ($isKeyed || $operation !== 'approve')) {
            return true;
        }
        $isUnknown = in_array($error->status, [null, 502, 504], true) || $error->errorCode === 'idempotency_key_in_use';
        return $isUnknown && ($isKeyed || $operation === 'generate');
    }

    /**
     * @param array<string, mixed> $body
     * @param array<string, string> $headers
     * @param list<string> $secrets
     */
    private static function refusalOf(
        int $status,
        #[SensitiveParameter] array $body,
        array $headers,
        #[SensitiveParameter] array $secrets,
    ): QujatException {
        $text = static fn (mixed $value): string => is_string($value) ? $value : '';
        [$detail, $message] = [$text($body['detail'] ?? null), $text($body['message'] ?? null)];
        $ownCode = self::codeOf("$detail $message") ?? self::CODE_OF_STATUS[$status] ?? 'unknown_error';
        $retryAfter = $headers['retry-after'] ?? '';
        $fields = is_array($body['errors'] ?? null) ? array_filter($body['errors'], 'is_array') : [];
        return new QujatException(
            $text($body['code'] ?? null) ?: $ownCode,
            $status,
            detail: self::masked($detail, $secrets),
            plainText: self::masked($message, $secrets),
            requestId: $text($body['request_id'] ?? null) ?: $headers['x-request-id'] ?? null,
            retryAfter: preg_match('/^\d{1,9}$/', $retryAfter) ? (int) $retryAfter : null,
            attemptsLeft: is_int($body['attempts_left'] ?? null) ? $body['attempts_left'] : null,
            fields: array_values(array_map(static fn (array $each) => [
                'field' => $text($each['field'] ?? null),
                'message' => self::masked($text($each['message'] ?? null), $secrets),
            ], $fields)),
            documentationUrl: self::masked($text($body['documentation_url'] ?? null), $secrets) ?: null,
        );
    }

    private static function codeOf(#[SensitiveParameter] string $told): ?string
    {
        $plain = str_replace(['`', '´', '‘', '’'], "'", $told);
        foreach (self::CODE_OF_TEXT as $text => $code) {
            if (stripos($plain, $text) !== false) {
                return $code;
            }
        }
        return null;
    }

    /**
     * Another service may repeat what was sent: the key, an IIN, a phone, a code.
     *
     * @param list<string> $secrets
     */
    private static function masked(#[SensitiveParameter] string $text, #[SensitiveParameter] array $secrets): string
    {
        $named = str_replace(array_filter($secrets), '[secret]', $text);
        return (string) preg_replace('/\+?\d(?:[\s().-]{0,3}\d){5,}/', '[number]', $named);
    }

    /** @param array<string, mixed> $reply */
    private static function sessionOf(#[SensitiveParameter] array $reply): Session
    {
        if (!is_string($reply['backend_session_id'] ?? null)) {
            throw new QujatException('unexpected_reply', 200);
        }
        $text = static fn (string $name): ?string => is_string($reply[$name] ?? null) ? $reply[$name] : null;
        $told = array_map($text, ['expires_at', 'resend_after', 'phone_masked']);
        return new Session($reply['backend_session_id'], ...$told);
    }
}

/** The day, `2022-07-19`, of a date in `result_json`, which is midnight in Almaty. The offset changed in March 2024. */
function almatyDate(int $epochMs): string
{
    $moment = new \DateTimeImmutable('@' . (int) floor($epochMs / 1000));
    return $moment->setTimezone(new \DateTimeZone('Asia/Almaty'))->format('Y-m-d');
}
