package parley.node.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import parley.log.MalformedException;
import parley.record.Json;

/** A request: its place, its parameters, its body within bounds. */
final class Call {
  /** Bound of a JSON body: a signed entry of the larger kinds, escaped, fits twice. */
  static final int JSON_BYTES = 256 << 10;

  private final ServerRequest request;

  Call(ServerRequest request) {
    this.request = request;
  }

  /** A part of the path. */
  String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /** A parameter of the query, or the empty string. */
  String query(String name) {
    return request.query().first(name).orElse("");
  }

  /** A number of the query within bounds. */
  long number(String name, long fallback, long most) throws ApiError {
    String text = query(name);
    if (text.isEmpty()) {
      return fallback;
    }
    return number(name, text, most);
  }

  static long number(String name, String text, long most) throws ApiError {
    if (!text.matches("0|[1-9][0-9]{0,14}") || Long.parseLong(text) > most) {
      throw ApiError.malformed(name + ": a number from 0 to " + most + " expected");
    }
    return Long.parseLong(text);
  }

  /** A header's only value. */
  Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** The body as a JSON object; none at all counts as an empty one. */
  Json.Obj json() throws ApiError, MalformedException {
    byte[] body = body(JSON_BYTES);
    return body.length == 0 ? Json.Obj.EMPTY : Json.parseObject(body);
  }

  /** At most so many bytes of what was sent; more is refused, before it is read where announced. */
  byte[] body(int bound) throws ApiError {
    long announced = request.headers().contentLength().orElse(0);
    if (announced > bound) {
      throw ApiError.tooLarge(bound);
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(bound + 1);
      if (body.length > bound) {
        throw ApiError.tooLarge(bound);
      }
      return body;
    } catch (IOException e) {
      throw ApiError.malformed("body: ends before its end");
    }
  }
}
